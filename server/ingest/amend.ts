import type { Question } from '../../shared/question.ts';
import type { ReceiptChange } from '../../shared/receipt.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { Amendment, FoundResponse } from '../storage/contract/stored-response.ts';
import { judgeAnswers } from './answers/judge-answers.ts';
import { isComplaint } from './complaint.ts';
import { type Refused, refuse } from './refused.ts';

/**
 * What a visitor's addition makes of his answer: its next revision, or null where it says nothing new. While an answer
 * is incomplete everything in it may change. Once it is complete, what was left open can be added, and what was said
 * stays: somebody may have read it, and acted on it. Pure.
 */
export function amend(
  old: FoundResponse,
  change: ReceiptChange,
  site: Pick<StoredSite, 'complaintRule'>,
  questions: readonly Question[],
): Omit<Amendment, 'digest'> | Refused | null {
  const said = Object.fromEntries(old.answers.map(({ question, value }) => [question, value]));
  const complete = old.complete || change.complete === true;
  const judged = judgeAnswers({ answers: { ...said, ...change.answers }, complete }, questions);
  if ('code' in judged) return judged;
  const differs = ({ question, value }: (typeof judged.answers)[number]) =>
    JSON.stringify(value) !== JSON.stringify(said[question]);
  const news = judged.answers.filter(differs);
  const changed = news.find(({ question }) => Object.hasOwn(said, question));
  if (old.complete && changed) {
    return refuse(
      'revision_conflict',
      `answers.${changed.question}`,
      'was answered, and the response is complete: only what was left open can be added',
    );
  }
  if (news.length === 0 && complete === old.complete) return null;
  const complaint = isComplaint(site.complaintRule, questions, judged);
  return { ...judged, complete, complaint, revision: old.revision + 1 };
}
