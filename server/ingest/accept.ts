/**
 * Judges one submitted response against its site and survey and makes of it what is stored. Pure: the clock, the
 * hashes and what the user agent says are passed in.
 */
import type { InvalidParam, ProblemCode } from '../../shared/problem.ts';
import type { ResponseBody } from '../../shared/response.ts';
import { type Question, scaleOfQuestion } from '../../shared/survey.ts';
import type { StoredAnswer, StoredResponse, StoredSite, StoredSurvey } from '../storage/storage.ts';
import { keptAddress } from './address.ts';
import { countKeyOf } from './counts.ts';
import { canonicalLanguage } from './language.ts';
import { codePoints, normaliseText } from './text.ts';

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
}

export type Accepted = { response: StoredResponse; warnings: string[] };
export type Refused = { code: ProblemCode; detail: string; invalidParams: InvalidParam[] };

export function accept(body: ResponseBody, context: AcceptContext): Accepted | Refused {
  const { survey, questions } = context;
  if (survey.status === 'draft' && !body.test) {
    return refuse(
      'survey_not_live',
      'survey',
      `"${survey.slug}" is a draft: set it live, or send "test": true`,
    );
  }
  if (!questions) {
    return refuse('unknown_version', 'version', `"${survey.slug}" has versions 1 to ${survey.version}`);
  }
  const judged = judgeAnswers(body, questions);
  if ('code' in judged) return judged;
  const { attributes, warnings } = declared(body, context.site);
  const page = body.page === undefined ? null : keptAddress(body.page);
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
      bot: false,
      flagged: body.trap !== undefined && body.trap !== '',
      receivedAt: context.now,
      submittedAt: body.submittedAt === undefined ? null : Date.parse(body.submittedAt),
      shownAt: body.shownAt === undefined ? null : Date.parse(body.shownAt),
      digest: context.digest,
      page: page?.address ?? null,
      visitor: context.visitor,
      dimensions: dimensionsOf(body, context.device, context.browser),
      attributes,
      answers: judged,
      extra: extraOf(body),
      duplicates: 0,
    },
  };
}

function judgeAnswers(body: ResponseBody, questions: readonly Question[]): StoredAnswer[] | Refused {
  const answers: StoredAnswer[] = [];
  for (const [id, value] of Object.entries(body.answers)) {
    const question = questions.find((q) => q.id === id);
    if (!question) {
      const known = questions.map((q) => q.id).join(', ');
      return refuse('invalid_answer', `answers.${id}`, `the survey asks no such question; it asks ${known}`);
    }
    const judged = judgeAnswer(question, value);
    if ('code' in judged) return judged;
    if (judged.value !== '') answers.push(judged);
  }
  const missing = body.complete && questions.find((q) => isMissing(q, body.answers));
  return missing ? refuse('invalid_answer', `answers.${missing.id}`, 'is required') : answers;
}

/** A value of the wrong type is against the schema (400); one that is off the scale is against the survey (422). */
function judgeAnswer(question: Question, value: unknown): StoredAnswer | Refused {
  const path = `answers.${question.id}`;
  if (question.type === 'text') {
    if (typeof value !== 'string') return refuse('invalid_request', path, 'must be a text');
    if (codePoints(value) > question.maxLength) {
      return refuse('invalid_request', path, `must be at most ${question.maxLength} characters`);
    }
    return { question: question.id, countKey: null, value: normaliseText(value) };
  }
  const { min, max } = scaleOfQuestion(question)!;
  const range = `a whole number from ${min} to ${max}`;
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    return refuse('invalid_request', path, `must be ${range}`);
  }
  if (value < min || value > max) return refuse('invalid_answer', path, `must be ${range}`);
  // `+ 0` makes -0 a 0.
  return { question: question.id, countKey: countKeyOf(question.id, question.type, max), value: value + 0 };
}

/** Required, asked under its condition, and not answered. */
function isMissing(question: Question, answers: ResponseBody['answers']): boolean {
  if (!question.required) return false;
  if (Object.hasOwn(answers, question.id) && answers[question.id] !== '') return false;
  const condition = question.if;
  if (!condition) return true;
  const earlier = answers[condition.question];
  if (typeof earlier !== 'number') return false;
  return (
    (condition.eq === undefined || earlier === condition.eq) &&
    (condition.lte === undefined || earlier <= condition.lte) &&
    (condition.gte === undefined || earlier >= condition.gte)
  );
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
  const page = body.route ?? (body.page === undefined ? undefined : keptAddress(body.page)?.path);
  if (page !== undefined) dimensions.page = page.slice(0, 300);
  if (body.touchpoint !== undefined) dimensions.touchpoint = body.touchpoint;
  if (device !== null) dimensions.device = device;
  if (browser !== null) dimensions.browser = browser;
  if (body.language !== undefined) dimensions.language = canonicalLanguage(body.language);
  const referrer = body.referrer === undefined ? null : keptAddress(body.referrer);
  if (referrer) dimensions.referrer = referrer.host;
  if (body.release !== undefined) dimensions.release = body.release;
  if (body.variant !== undefined) dimensions.variant = body.variant;
  return dimensions;
}

function extraOf(body: ResponseBody): Record<string, unknown> | null {
  const { order, sampling, vitals, consent, incentivised } = body;
  const extra = { order, sampling, vitals, consent, incentivised };
  return Object.values(extra).some((value) => value !== undefined) ? extra : null;
}

function refuse(code: ProblemCode, path: string, reason: string): Refused {
  return { code, detail: `${path} ${reason}`, invalidParams: [{ path, reason }] };
}
