import type { Retained, Retention } from '../../shared/retention.ts';
import type { DueQuestion } from '../storage/contract/retention.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { Storage } from '../storage/storage.ts';
import { pastTerm } from './past-term.ts';
import { type TextsOf, textsOf } from './texts-of.ts';

/** What the terms of a site take at a moment. */
export interface Due {
  /** Of each survey; no response is in two of them. */
  questions: DueQuestion[];
  texts: TextsOf['texts'];
  /** Entries of the audit from before are past their term; null: it has none. */
  auditBefore: number | null;
}

/** @param terms those of the site, or what they could be */
export async function dueOf(
  { key: siteKey, timezone }: StoredSite,
  terms: Retention,
  { surveys }: Pick<Storage, 'surveys'>,
  now: number,
): Promise<Due> {
  const before = (what: Retained) => (terms[what] === null ? null : pastTerm(terms[what], now, timezone));
  const { texts, asksOther } = await textsOf(siteKey, surveys);
  const known = await surveys.list(siteKey);
  const questions = (['answers', 'comments'] as const).flatMap((what) => {
    const moment = before(what);
    if (moment === null) return [];
    // What is anonymised has no words any more.
    const from = what === 'comments' ? (before('answers') ?? 0) : 0;
    if (from >= moment) return [];
    return known.map(({ key }) => ({
      ...{ siteKey, surveyKey: key, what, from, before: moment },
      ofOther: asksOther(key),
    }));
  });
  return { questions, texts, auditBefore: before('audit') };
}

/** How many each term takes. */
export async function countDue(
  site: StoredSite,
  { questions, auditBefore }: Due,
  { retention }: Pick<Storage, 'retention'>,
): Promise<Record<Retained, number>> {
  const counts = { answers: 0, comments: 0, audit: 0 };
  for (const question of questions) counts[question.what] += await retention.countDue(question);
  if (auditBefore !== null) counts.audit = await retention.countAudit(site.key, auditBefore);
  return counts;
}
