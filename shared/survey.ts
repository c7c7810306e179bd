/** Surveys as they are defined over REST. */
import { z } from 'zod';
import { condition } from './condition.ts';
import { locale, localised, phrase } from './localised.ts';
import { type Question, questions } from './question.ts';
import { type Show, show } from './show.ts';

const slug = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/,
    'must be 1-64 lower-case letters, digits and inner hyphens, like "checkout"',
  );
const webAddress = z
  .string()
  .max(2000)
  .refine((url) => /^https?:\/\//i.test(url) && URL.canParse(url), 'must be an http(s) address');

export const forms = ['popover', 'modal', 'bar', 'tab', 'inline'] as const;
export type Form = (typeof forms)[number];
export const positions = ['bottom-right', 'bottom-left', 'top-right', 'top-left', 'center'] as const;
export type Position = (typeof positions)[number];

/** The end of a survey: at least one of a text, a code to take along, and a link to go on with. */
const ending = z
  .strictObject({
    if: condition.optional(),
    text: localised(300).optional(),
    code: phrase(100).optional(),
    link: z.strictObject({ text: localised(80), url: webAddress }).optional(),
  })
  .refine(({ text, code, link }) => text ?? code ?? link, 'needs a text, a code or a link');

/** What the widget says by itself, and a survey may say otherwise. */
export const ownWords = [
  'title',
  'close',
  'notNow',
  'back',
  'next',
  'send',
  'progress',
  'optional',
  'needed',
  'kept',
] as const;

const displayFields = z.strictObject({
  form: z.enum(forms).default('popover'),
  /** Of a popover; of a tab, the side that it is on. */
  position: z.enum(positions).default('bottom-right'),
  /** Of an inline survey: a CSS selector for the element that it stands in. */
  target: phrase(200).optional(),
  theme: z.enum(['auto', 'light', 'dark']).default('auto'),
  /** The colour of what is chosen and of the button that sends. The text on it is black or white, by contrast. */
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour like "#0a7d55"')
    .optional(),
  /** Stands at this level of the page, in place of the browser's top layer, so that the page can put things above. */
  zIndex: z.int().min(1).max(2_147_483_647).optional(),
  /** Of a tab: what stands on it. */
  label: localised(40).optional(),
  /** In the place of the widget's own words. */
  words: z.partialRecord(z.enum(ownWords), localised(200)).optional(),
  thanks: localised(300).optional(),
  /** What is said at the end to some answers, or to all: the first whose condition holds. */
  endings: z.array(ending).min(1).max(20).optional(),
});
const display = displayFields.refine(({ form, target }) => (form === 'inline') === (target !== undefined), {
  path: ['target'],
  message: 'goes with the form "inline", which needs it: a CSS selector like "#feedback"',
});
export type Display = z.output<typeof display>;

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

/** What the widget would make of a survey that may not be saved yet, in one language. */
export const surveyPreview = z.strictObject({
  site: z.string().min(1).max(64),
  questions,
  display: display.prefault({}),
  show: show.prefault({}),
  language: locale.default('en'),
});
export type SurveyPreviewInput = z.input<typeof surveyPreview>;

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
