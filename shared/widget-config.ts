import type { Condition, Jump } from './condition.ts';
import type { RatingType } from './rating.ts';
import type { Form, Position, Show } from './survey.ts';

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
  form: Form;
  position: Position;
  /** Inline: the element that it stands in, by a CSS selector. */
  target?: string;
  theme: 'auto' | 'light' | 'dark';
  /** Rules of style that spell the accent out. */
  css?: string;
  /** Where it stands in the page; absent: in the browser's top layer. */
  zIndex?: number;
  /** Of a tab. */
  label?: string;
  /** In the place of those of the site. */
  words?: Partial<WidgetWords>;
  /** Overrides `words.thanks`. */
  thanks?: string;
  /** The first whose condition holds goes before `thanks`. */
  endings?: WidgetEnding[];
  show: { on: Show['on']; pages?: string[]; sample: number /** milliseconds */; every: number };
}

export interface WidgetEnding {
  if?: Condition;
  text?: string;
  code?: string;
  link?: { text: string; url: string };
}

interface WidgetAsked {
  id: string;
  text: string;
  required: boolean;
  if?: Condition;
  jump?: Jump[];
}

/** Ratings: the range of the scale and the meaning of its ends. */
export interface WidgetRating extends WidgetAsked {
  type: RatingType;
  min: number;
  max: number;
  low: string;
  high: string;
  /** Where steps have names: one for each, lowest first. */
  steps?: string[];
}

export interface WidgetText extends WidgetAsked {
  type: 'text';
  /** Code points at most. */
  maxLength: number;
}

export interface WidgetOption {
  id: string;
  text: string;
  /** Shown before the text. */
  emoji?: string;
  /** The address of a picture that is shown before the text. */
  image?: string;
}

export interface WidgetChoice extends WidgetAsked {
  type: 'choice' | 'choices';
  options: WidgetOption[];
  /** The name of the option that is answered in one's own words; absent where there is none. */
  other?: string;
  shuffle?: boolean;
  /** Choices: how many may be chosen, as numbers and in words. */
  min?: number;
  max?: number;
  hint?: string;
}

/** Several items that are rated on one scale: those of a matrix, or the two sides of a feature. */
export interface WidgetGrid extends WidgetAsked {
  type: 'matrix' | 'kano';
  items: { id: string; text: string }[];
  /** The scale begins with 1. */
  max: number;
  /** The meaning of the ends, or of each step. */
  low?: string;
  high?: string;
  steps?: string[];
}

export interface WidgetConsent extends WidgetAsked {
  type: 'consent';
  yes: string;
  no: string;
}

export type WidgetQuestion = WidgetRating | WidgetText | WidgetChoice | WidgetGrid | WidgetConsent;
