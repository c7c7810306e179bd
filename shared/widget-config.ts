import type { RatingType } from './rating.ts';
import type { Position, Show } from './survey.ts';

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
