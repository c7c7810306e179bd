/** What is submitted: one response, one funnel event, one batch, and what the server says to each. */
import { z } from 'zod';
import type { ProblemCode } from './problem.ts';
import { questionId } from './question-id.ts';
import type { ResponseClass } from './response-class.ts';
import { isWellFormed, malformedText } from './well-formed.ts';

function text(max: number) {
  return z.string().max(max).refine(isWellFormed, malformedText);
}

const uuid = z
  .string()
  .regex(
    /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$/,
    'must be a UUID (version 7 for choice)',
  )
  .transform((id) => id.toLowerCase());

const publicKey = z.string().regex(/^pk_[A-Za-z0-9_-]{10,64}$/, 'must be a public key like "pk_…"');
const surveySlug = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9-]+$/, 'must be the slug of a survey, like "checkout"');

const time = z.iso.datetime({ offset: true, error: 'must be a time like "2026-11-01T09:30:00Z"' });

const httpAddress = text(2000).refine(isHttpAddress, 'must be an http(s) address');
function isHttpAddress(address: string): boolean {
  return /^https?:\/\//i.test(address) && URL.canParse(address);
}

/** What a question with parts is answered with: its items, its two halves, or `other` for one's own words. */
const parts = z
  .record(questionId, z.union([z.number(), z.string(), z.boolean(), z.null()]))
  .refine((map) => Object.keys(map).length <= 30, 'at most 30 parts');

/**
 * An answer to any type of question. Which type it must have stands in the survey, so this schema only keeps out what
 * no question takes; `ingest/accept` says the rest. Text is bounded and made well-formed there, too.
 */
const answer = z.union(
  [z.number(), z.string(), z.boolean(), z.array(z.union([z.number(), z.string(), parts])).max(51), parts],
  {
    error:
      'must be a whole number, a text, true or false, a list of options, or an object of at most 30 parts',
  },
);
/** An answer as it was sent: of any type, whatever its question's is. */
export type SentAnswer = z.output<typeof answer>;

/** What counts are split by; the same keys on responses and on funnel events. */
const dimensions = {
  page: httpAddress.optional(),
  route: text(300).min(1).optional(),
  touchpoint: text(100).min(1).optional(),
  channel: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,31}$/, 'must be a short lower-case name like "widget", "mail" or "store"')
    .optional(),
  language: z
    .string()
    .max(35)
    .regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/, 'must be a language tag like "en-GB"')
    .optional(),
  variant: text(100).min(1).optional(),
  release: text(100).min(1).optional(),
  referrer: text(2000).optional(),
};

const attributeValue = z.union([text(200), z.number(), z.boolean()], {
  error: 'must be a text of at most 200 characters, a number or a boolean',
});

export const responseBody = z.strictObject({
  id: uuid,
  revision: z.int().min(0).max(1_000_000).default(0),
  site: publicKey,
  survey: surveySlug,
  version: z.int().min(1).max(1_000_000).optional(),
  complete: z.boolean().default(true),
  answers: z.record(questionId, answer).refine((map) => Object.keys(map).length <= 50, 'at most 50 answers'),
  ...dimensions,
  visitor: text(200).min(1).optional(),
  attributes: z
    .record(z.string().min(1).max(40).refine(isWellFormed, malformedText), attributeValue)
    .refine((map) => Object.keys(map).length <= 50, 'at most 50 attributes')
    .optional(),
  receivedAt: time
    .optional()
    .describe(
      'When it was given, from 2000 on: only with a secret key of the site (`Authorization: Bearer sk_…`, scope `write`). Else it is the moment of its receipt',
    ),
  shownAt: time.optional(),
  submittedAt: time.optional(),
  test: z.boolean().default(false),
  /** As it was shown: questions by their id, options as `question.option`. */
  order: z.array(text(81)).max(550).optional(),
  sampling: z.strictObject({ rate: z.number().gt(0).max(1), unit: z.enum(['visitor', 'view']) }).optional(),
  vitals: z
    .strictObject({
      lcp: z.number().min(0).max(1e7).optional(),
      inp: z.number().min(0).max(1e7).optional(),
      cls: z.number().min(0).max(1e4).optional(),
    })
    .optional(),
  consent: z.boolean().optional(),
  incentivised: z.boolean().optional(),
  trap: text(200).optional(),
});
export type ResponseBody = z.output<typeof responseBody>;
/** A response as it is sent, before defaults. */
export type ResponseInput = z.input<typeof responseBody>;

export const funnelSteps = ['viewed', 'opened', 'started', 'dismissed'] as const;
export type FunnelStep = (typeof funnelSteps)[number];

const funnelEvent = z.strictObject({
  type: z.enum(funnelSteps),
  survey: surveySlug,
  version: z.int().min(1).max(1_000_000).optional(),
  ...dimensions,
  test: z.boolean().default(false),
});
export type FunnelEvent = z.output<typeof funnelEvent>;
/** A funnel event as it is sent, before defaults. */
export type FunnelInput = z.input<typeof funnelEvent>;

/** One item of a batch. Items are judged one by one, so one bad item never costs the others. */
const responseEvent = z.strictObject({ type: z.literal('response'), response: responseBody });

export const eventBatch = z.strictObject({
  site: publicKey,
  /** An item that fits neither form is null: it is rejected in its place. */
  events: z
    .array(z.discriminatedUnion('type', [responseEvent, funnelEvent]).nullable().catch(null))
    .min(1)
    .max(100),
});
export type EventBatch = z.output<typeof eventBatch>;
export type BatchItem = EventBatch['events'][number];

export interface EventResult {
  status: 'stored' | 'duplicate' | 'rejected' | 'accepted';
  /** Why it was rejected. */
  code?: ProblemCode;
  /** For a stored or duplicate response. */
  id?: string;
  receipt?: string;
}

export interface ResponseReceipt {
  id: string;
  receipt: string;
  /** What was left out, such as undeclared attributes. */
  warnings?: string[];
}

/** Why a response was flagged, by the rule that did it. It is stored and kept out of the numbers, never refused. */
export const flagNames = ['trap', 'bot', 'too_fast', 'straight_line', 'burst', 'repeat'] as const;
export type FlagName = (typeof flagNames)[number];

/** An answer as it is kept: what its question's type says. */
export type AnswerValue =
  | number
  | string
  | boolean
  | { other: string }
  | (string | { other: string })[]
  | Record<string, number>;

/** A response as `GET /v1/responses` lists it. */
export interface ListedResponse {
  id: string;
  survey: string;
  version: number;
  revision: number;
  complete: boolean;
  class: ResponseClass;
  /** The rules that flagged it, whatever was made of it since. */
  flags: FlagName[];
  /** The site's rule made it a complaint when it was received. */
  complaint: boolean;
  answers: Record<string, AnswerValue>;
  receivedAt: string;
  submittedAt: string | null;
  shownAt: string | null;
  page: string | null;
  /** The values it is counted under; a dimension without a value is left out. */
  dimensions: Record<string, string>;
  attributes: Record<string, string | number | boolean>;
  /** What the owner sorts it by, in the order of the alphabet. */
  tags: string[];
  /** Its visitor is known by a pseudonym, so that the others can be listed. */
  visitor?: true;
  /** It was erased, or its term was over: this is what is left. */
  erased?: true;
  /** The term of own words was over: a text that was written is an empty one. */
  wordless?: true;
}
