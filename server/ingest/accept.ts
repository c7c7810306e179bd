/**
 * Judges one submitted response against its site and survey and makes of it what is stored. Pure: the clock, the
 * hashes and what the user agent says are passed in.
 */
import { because } from '../../shared/because.ts';

import type { Question } from '../../shared/question.ts';
import type { ResponseBody } from '../../shared/response.ts';
import { noValue } from '../storage/contract/counts.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { StoredResponse } from '../storage/contract/stored-response.ts';
import type { StoredSurvey } from '../storage/contract/surveys.ts';
import { keptAddress } from './address.ts';
import { judgeAnswers } from './answers/judge-answers.ts';
import { isComplaint } from './complaint.ts';
import { flagsOf } from './flags/flags.ts';
import { repeatWindow } from './flags/repeat.ts';
import { canonicalLanguage } from './language.ts';
import { type Refused, refuse } from './refused.ts';

export interface AcceptContext {
  site: StoredSite;
  survey: StoredSurvey;
  /** The questions of the version that is answered, or undefined where there is no such version. */
  questions: readonly Question[] | undefined;
  /** Epoch milliseconds: the server's clock is the one that counts. */
  now: number;
  device: string | null;
  browser: string | null;
  digest: Buffer;
  visitor: Buffer | null;
  /** The user agent names itself a crawler. */
  crawler: boolean;
  /** Its address or its visitor sends more than a person would. */
  burst: boolean;
  /** Whether what may be chance or a trusted sender is flagged, too. */
  automaticFlags: boolean;
}

export type Accepted = { response: StoredResponse; warnings: string[] };

export function accept(body: ResponseBody, context: AcceptContext): Accepted | Refused {
  const { survey, questions } = context;
  if (survey.status === 'draft' && !body.test) {
    return refuse('survey_not_live', 'survey', because('survey_draft', { survey: survey.slug }));
  }
  if (!questions) {
    return refuse('unknown_version', 'version', `"${survey.slug}" has versions 1 to ${survey.version}`);
  }
  const judged = judgeAnswers(body, questions);
  if ('code' in judged) return judged;
  const { crawler, burst, automaticFlags } = context;
  const flags = flagsOf({ body, questions, answers: judged.answers, crawler, burst }, automaticFlags);
  const dimensions = dimensionsOf(body, context.device, context.browser);
  const { attributes, warnings } = declared(body, context.site);
  const page = body.page === undefined ? null : keptAddress(body.page, context.site.pageParameters);
  return {
    warnings,
    response: {
      siteKey: context.site.key,
      surveyKey: survey.key,
      id: body.id,
      revision: body.revision,
      version: body.version ?? survey.version,
      complete: body.complete,
      test: body.test,
      archived: false,
      bot: flags.includes('bot'),
      flagged: flags.some((flag) => flag !== 'bot'),
      flags,
      repeatWindow: automaticFlags ? repeatWindow(survey, dimensions.channel!) : 0,
      complaint: isComplaint(context.site.complaintRule, questions, judged),
      repeated: false,
      receivedAt: context.now,
      submittedAt: body.submittedAt === undefined ? null : Date.parse(body.submittedAt),
      shownAt: body.shownAt === undefined ? null : Date.parse(body.shownAt),
      digest: context.digest,
      page: page?.address ?? null,
      visitor: context.visitor,
      dimensions,
      attributes,
      ...judged,
      extra: extraOf(body),
      duplicates: 0,
    },
  };
}

function declared(
  body: ResponseBody,
  site: StoredSite,
): { attributes: StoredResponse['attributes']; warnings: string[] } {
  const attributes: StoredResponse['attributes'] = {};
  const warnings: string[] = [];
  for (const [name, value] of Object.entries(body.attributes ?? {})) {
    const type = Object.hasOwn(site.attributes, name) ? site.attributes[name]!.type : undefined;
    if (type === undefined) warnings.push(`attributes.${name} is not declared for the site and was left out`);
    else if (typeof value !== type) warnings.push(`attributes.${name} is no ${type} and was left out`);
    else if (value === noValue)
      warnings.push(`attributes.${name} is "${noValue}", which stands for no value, and was left out`);
    else attributes[name] = value;
  }
  return { attributes, warnings };
}

/** The keys that responses and funnel events are counted under alike. */
export function dimensionsOf(
  body: Pick<
    ResponseBody,
    'page' | 'route' | 'touchpoint' | 'channel' | 'language' | 'variant' | 'release' | 'referrer'
  >,
  device: string | null,
  browser: string | null,
): Record<string, string> {
  const dimensions: Record<string, string> = { channel: body.channel ?? 'api' };
  const page = given(body.route) ?? (body.page === undefined ? undefined : keptAddress(body.page)?.path);
  if (page !== undefined) dimensions.page = page.slice(0, 300);
  const touchpoint = given(body.touchpoint);
  if (touchpoint !== undefined) dimensions.touchpoint = touchpoint;
  if (device !== null) dimensions.device = device;
  if (browser !== null) dimensions.browser = browser;
  if (body.language !== undefined) dimensions.language = canonicalLanguage(body.language);
  const referrer = body.referrer === undefined ? null : keptAddress(body.referrer);
  if (referrer) dimensions.referrer = referrer.host;
  const release = given(body.release);
  if (release !== undefined) dimensions.release = release;
  const variant = given(body.variant);
  if (variant !== undefined) dimensions.variant = variant;
  return dimensions;
}

/** A value that is named like the row of those without one is none. */
function given(value: string | undefined): string | undefined {
  return value === noValue ? undefined : value;
}

function extraOf(body: ResponseBody): Record<string, unknown> | null {
  const { order, sampling, vitals, consent, incentivised } = body;
  const extra = { order, sampling, vitals, consent, incentivised };
  return Object.values(extra).some((value) => value !== undefined) ? extra : null;
}
