/** Sites and surveys as they are defined over REST, and what the widget receives of them. */
import { z } from 'zod';
import { isRatingType, type RatingType, ratings } from './rating.ts';
import { isWellFormed, malformedText } from './well-formed.ts';

const slug = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/,
    'must be 1-64 lower-case letters, digits and inner hyphens, like "checkout"',
  );

/** The id of a question: letters, digits, `_` and `-`. */
export const questionId = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_-]{0,39}$/,
    'must start with a letter and have at most 40 letters, digits, _ or -',
  )
  .refine((id) => id !== '__proto__' && id !== 'constructor' && id !== 'prototype', 'is a reserved name');

const locale = z
  .string()
  .regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/, 'must be a language tag like "zh-Hans"');

function phrase(max: number) {
  return z.string().min(1).max(max).refine(isWellFormed, malformedText);
}

/** One string, or a map from locale to string. */
function localised(max: number) {
  return z.union([
    phrase(max),
    z
      .record(locale, phrase(max))
      .refine(
        (map) => Object.keys(map).length > 0 && Object.keys(map).length <= 50,
        'needs 1 to 50 languages',
      ),
  ]);
}
export type Localised = string | Record<string, string>;

/** Ask a question only where an earlier rating is in a range; every bound given must hold. */
const condition = z
  .strictObject({
    question: questionId,
    lte: z.int().optional(),
    gte: z.int().optional(),
    eq: z.int().optional(),
  })
  .refine((c) => c.lte !== undefined || c.gte !== undefined || c.eq !== undefined, 'needs lte, gte or eq');

const questionBase = {
  id: questionId,
  text: localised(500),
  required: z.boolean().default(false),
  if: condition.optional(),
};
const ends = { low: localised(80).optional(), high: localised(80).optional() };

function scaleOf(rating: RatingType) {
  const allowed = ratings[rating].max;
  return z
    .int()
    .refine(
      (n) => (allowed as readonly number[]).includes(n),
      `must be one of ${[...allowed].sort((a, b) => a - b).join(', ')}`,
    )
    .default(allowed[0]);
}

/** Gives each a name of its own: an id that stands twice is refused where it stands again. */
function refuseTwice(list: readonly { id: string }[], ctx: z.RefinementCtx): void {
  const seen = new Set<string>();
  list.forEach(({ id }, i) => {
    if (seen.has(id)) ctx.addIssue({ code: 'custom', path: [i, 'id'], message: `"${id}" stands twice` });
    seen.add(id);
  });
}

/** What is chosen from; `other` lets visitors answer in their own words instead. */
const choosing = {
  options: z
    .array(z.strictObject({ id: questionId, text: localised(200) }))
    .min(2)
    .max(50)
    .superRefine(refuseTwice),
  other: z.boolean().default(false),
  /** Whether the options are shown in an order that changes from visitor to visitor. */
  shuffle: z.boolean().default(false),
};

/** How many may be chosen: of an answer, since one that is not required may be left out. */
const choices = z
  .strictObject({
    ...questionBase,
    type: z.literal('choices'),
    ...choosing,
    min: z.int().min(0).default(0),
    max: z.int().min(1).optional(),
  })
  .superRefine(({ options, other, min, max }, ctx) => {
    const all = options.length + (other ? 1 : 0);
    const most = max ?? all;
    const refuse = (path: 'min' | 'max', message: string) =>
      ctx.addIssue({ code: 'custom', path: [path], message });
    if (most > all) refuse('max', `must be at most ${all}, as many as there are to choose from`);
    else if (min > most) refuse('min', `must be at most ${most}, as many as may be chosen`);
  });

/** Items that are rated on one scale. Their weights are those of the composite index. */
const matrix = z.strictObject({
  ...questionBase,
  type: z.literal('matrix'),
  ...ends,
  items: z
    .array(
      z.strictObject({
        id: questionId,
        text: localised(200),
        /** Beside those of the other items: 2 counts for twice as much as 1. */
        weight: z.number().gt(0).max(1000).default(1),
      }),
    )
    .min(1)
    .max(30)
    .superRefine(refuseTwice),
  scale: z
    .int()
    .refine((n) => n === 5 || n === 7, 'must be one of 5, 7')
    .default(5),
});

export const question = z.discriminatedUnion('type', [
  z.strictObject({ ...questionBase, type: z.literal('nps'), ...ends }),
  z.strictObject({ ...questionBase, type: z.literal('csat'), ...ends, scale: scaleOf('csat') }),
  z.strictObject({ ...questionBase, type: z.literal('ces'), ...ends }),
  z.strictObject({ ...questionBase, type: z.literal('expectation'), ...ends }),
  z.strictObject({ ...questionBase, type: z.literal('stars'), ...ends, scale: scaleOf('stars') }),
  z.strictObject({ ...questionBase, type: z.literal('emoji'), ...ends, scale: scaleOf('emoji') }),
  z.strictObject({ ...questionBase, type: z.literal('thumbs'), ...ends }),
  z.strictObject({
    ...questionBase,
    type: z.literal('text'),
    maxLength: z.int().min(1).max(5000).default(2000),
  }),
  z.strictObject({ ...questionBase, type: z.literal('choice'), ...choosing }),
  choices,
  matrix,
  // How one would feel with the feature, and how without it.
  z.strictObject({ ...questionBase, type: z.literal('kano'), feature: localised(200) }),
  z.strictObject({ ...questionBase, type: z.literal('consent') }),
]);
export type Question = z.output<typeof question>;
export type QuestionType = Question['type'];

/** A question that is answered by one step of a scale. */
export type RatingQuestion = Extract<Question, { type: RatingType }>;

export function isRatingQuestion(q: Question): q is RatingQuestion {
  return isRatingType(q.type);
}

/** The range of a rating question; undefined for a question that is no rating. */
export function scaleOfQuestion(q: RatingQuestion): { min: number; max: number };
export function scaleOfQuestion(q: Question): { min: number; max: number } | undefined;
export function scaleOfQuestion(q: Question): { min: number; max: number } | undefined {
  if (!isRatingQuestion(q)) return undefined;
  const rating = ratings[q.type];
  return { min: rating.min, max: 'scale' in q ? q.scale : rating.max[0] };
}

/** Options and items are counted each under a key of its own: together they bound what one response can cost. */
const mostParts = 500;

function partsOf(q: Question): number {
  if (q.type === 'matrix') return q.items.length;
  return q.type === 'choice' || q.type === 'choices' ? q.options.length : 0;
}

const questions = z
  .array(question)
  .min(1)
  .max(50)
  .refine(
    (list) => list.reduce((sum, q) => sum + partsOf(q), 0) <= mostParts,
    `may have at most ${mostParts} options and items in all`,
  )
  .superRefine((list, ctx) => {
    const seen = new Map<string, Question>();
    list.forEach((q, i) => {
      if (seen.has(q.id))
        ctx.addIssue({ code: 'custom', path: [i, 'id'], message: `"${q.id}" stands twice` });
      const asked = q.if && seen.get(q.if.question);
      if (q.if && !(asked && isRatingQuestion(asked))) {
        ctx.addIssue({
          code: 'custom',
          path: [i, 'if', 'question'],
          message: `"${q.if.question}" must be an earlier question with a rating`,
        });
      }
      seen.set(q.id, q);
    });
  });

export const positions = ['bottom-right', 'bottom-left', 'top-right', 'top-left'] as const;
export type Position = (typeof positions)[number];

const display = z.strictObject({
  form: z.literal('popover').default('popover'),
  position: z.enum(positions).default('bottom-right'),
  theme: z.enum(['auto', 'light', 'dark']).default('auto'),
  thanks: localised(300).optional(),
});
export type Display = z.output<typeof display>;

/** When the survey shows itself. Several triggers: the first that fires. None: only `earshot('open', slug)`. */
const trigger = z.strictObject({
  /** As soon as the page has loaded. */
  load: z.literal(true).optional(),
  /** Seconds after the page has loaded. */
  delay: z.number().min(0).max(3600).optional(),
  /** A click on what this CSS selector matches. */
  click: phrase(200).optional(),
});

const show = z.strictObject({
  on: trigger.default({ delay: 5 }),
  /** Globs of the page's path (`*` any run of characters); none: every page. */
  pages: z.array(phrase(200)).max(50).optional(),
  /** Share of page views that it may show in. */
  sample: z.number().min(0).max(1).default(1),
  /** How long to leave someone alone who answered or declined: a number with d, h or m. */
  every: z
    .string()
    .regex(/^[1-9]\d{0,3}[dhm]$/, 'must be a duration like "90d", "12h" or "30m"')
    .default('90d'),
});
export type Show = z.output<typeof show>;

export const surveyStatuses = ['draft', 'live', 'paused', 'archived'] as const;
const status = z.enum(surveyStatuses);
export type SurveyStatus = z.output<typeof status>;

export const surveyCreate = z.strictObject({
  site: z.string().min(1).max(64),
  slug,
  name: phrase(120),
  status: status.default('draft'),
  questions,
  display: display.prefault({}),
  show: show.prefault({}),
});

/** A survey as it is sent to be created, before defaults. */
export type SurveyInput = z.input<typeof surveyCreate>;

/** A change: any of the fields of a survey but its site. Only another `questions` makes a new version. */
export const surveyChange = z
  .strictObject({ slug, name: phrase(120), status, questions, display, show })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'changes nothing: name at least one field');
export type SurveyChange = z.output<typeof surveyChange>;
/** A change as it is sent, before defaults. */
export type SurveyChangeInput = z.input<typeof surveyChange>;

export interface Survey {
  id: string;
  site: string;
  slug: string;
  name: string;
  status: SurveyStatus;
  version: number;
  questions: Question[];
  display: Display;
  show: Show;
  createdAt: string;
  updatedAt: string;
}

/** One set of questions that a survey had, and since when. */
export interface SurveyVersion {
  version: number;
  questions: Question[];
  createdAt: string;
}

const origin = z.string().max(300).refine(isOrigin, {
  message: 'must be an origin like "https://shop.example" or "https://*.shop.example", without a path',
});

function isOrigin(text: string): boolean {
  const plain = text.replace('://*.', '://');
  try {
    const url = new URL(plain);
    return /^https?:$/.test(url.protocol) && url.origin === plain.toLowerCase() && !url.host.includes('*');
  } catch {
    return false;
  }
}

const timezone = z.string().max(64).refine(isTimezone, 'must be an IANA time zone like "Asia/Shanghai"');

export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

/** Names that a declared attribute may not take, because they are dimensions already. */
export const fixedDimensions = [
  'page',
  'touchpoint',
  'channel',
  'device',
  'browser',
  'language',
  'country',
  'referrer',
  'release',
  'variant',
] as const;
const reservedDimensions: readonly string[] = [...fixedDimensions, 'survey', 'version', 'rating', 'theme'];

export const attributeName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/, 'must start with a letter and have at most 40 letters, digits or _');

const attributes = z
  .record(attributeName, z.strictObject({ type: z.enum(['string', 'number', 'boolean']) }))
  .refine((map) => Object.keys(map).length <= 20, 'at most 20 attributes')
  .superRefine((map, ctx) => {
    for (const name of Object.keys(map)) {
      if (reservedDimensions.includes(name)) {
        ctx.addIssue({ code: 'custom', path: [name], message: 'is the name of a dimension already' });
      }
    }
  });

/**
 * What makes a response a complaint: a rating as low as one of these says and, with `comment`, a text beside it.
 * It judges what is received from then on: another rule leaves the complaints that were found before it as they are.
 * A change names the whole rule; what it leaves out has its default.
 */
const complaintRule = z.strictObject({
  /** 0 to 6 of the 0 to 10 that ask for a recommendation. */
  detractors: z.boolean().default(true),
  /** How many of the lowest steps of a satisfaction (csat, stars, emoji); of three steps only the lowest; 0: none. */
  bottomBox: z.int().min(0).max(3).default(2),
  thumbsDown: z.boolean().default(true),
  /** The highest agreement with "made it easy", 1 to 7, that is a complaint; 0: none. */
  effort: z.int().min(0).max(6).default(3),
  /** Only where a text was given. */
  comment: z.boolean().default(true),
});
export type ComplaintRule = z.output<typeof complaintRule>;

const siteFields = {
  name: phrase(120),
  origins: z.array(origin).max(100),
  timezone,
  attributes,
  /** Breakdown rows from fewer answers than this are suppressed. */
  minimumN: z.int().min(1).max(1000),
  complaintRule,
};

export const siteCreate = z.strictObject({
  name: siteFields.name,
  origins: siteFields.origins.default([]),
  timezone: siteFields.timezone.default('UTC'),
  attributes: siteFields.attributes.default({}),
  minimumN: siteFields.minimumN.default(5),
  complaintRule: complaintRule.prefault({}),
});
export type SiteCreate = z.output<typeof siteCreate>;
/** A site as it is sent to be created, before defaults. */
export type SiteInput = z.input<typeof siteCreate>;

export const siteChange = z
  .strictObject(siteFields)
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'changes nothing: name at least one field');
export type SiteChange = z.output<typeof siteChange>;
/** A change as it is sent, before defaults. */
export type SiteChangeInput = z.input<typeof siteChange>;

export interface Site {
  id: string;
  publicKey: string;
  name: string;
  origins: string[];
  timezone: string;
  attributes: Record<string, { type: 'string' | 'number' | 'boolean' }>;
  minimumN: number;
  complaintRule: ComplaintRule;
  createdAt: string;
  updatedAt: string;
}

/** What the widget receives: every text already in the visitor's language, every scale spelled out. */
export interface WidgetConfig {
  /** The site's public key, as asked for. */
  site: string;
  /** False where the asking origin is not on the site's list: show nothing, send nothing. */
  allowed: boolean;
  /** The language of the texts below, a BCP 47 tag. */
  language: string;
  dir: 'ltr' | 'rtl';
  words: WidgetWords;
  /** Live surveys only, in the order in which they were created. */
  surveys: WidgetSurvey[];
}

export interface WidgetWords {
  /** The accessible name of the card. */
  title: string;
  close: string;
  notNow: string;
  back: string;
  next: string;
  send: string;
  /** "Question {n} of {m}" */
  progress: string;
  optional: string;
  /** Shown where a required question was left open. */
  needed: string;
  thanks: string;
  /** Shown instead of `thanks` while the answer waits for a connection. */
  kept: string;
}

export interface WidgetSurvey {
  slug: string;
  version: number;
  questions: WidgetQuestion[];
  position: Position;
  theme: 'auto' | 'light' | 'dark';
  /** Overrides `words.thanks`. */
  thanks?: string;
  show: { on: Show['on']; pages?: string[]; sample: number /** milliseconds */; every: number };
}

/** The types of questions that the widget can ask. */
export type WidgetQuestionType = RatingType | 'text';

export interface WidgetQuestion {
  id: string;
  type: WidgetQuestionType;
  text: string;
  required: boolean;
  if?: { question: string; lte?: number; gte?: number; eq?: number };
  /** Ratings: the range of the scale and the meaning of its ends. */
  min?: number;
  max?: number;
  low?: string;
  high?: string;
  /** Ratings whose steps have names: one for each step, lowest first. */
  steps?: string[];
  /** Text: code points at most. */
  maxLength?: number;
}
