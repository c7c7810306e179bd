import type { Condition, Jump } from './condition.ts';
import type { Properties } from './property.ts';
import type { RatingType } from './rating.ts';
import type { Device, Show } from './show.ts';
import type { Form, Position } from './survey.ts';

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
  /** How long to leave someone alone after any survey, in milliseconds. */
  every: number;
  /** Global Privacy Control and Do Not Track do not matter here. */
  ignoreSignals?: true;
  /** Names of query parameters that go with the address of the page. */
  pageParameters?: string[];
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
  show: WidgetShow;
}

export interface WidgetShow {
  on: Show['on'];
  /** Regular expressions of the page's whole address. */
  pages?: string[];
  sample: number;
  /** How long to leave someone alone who answered or declined, in milliseconds. */
  every: number;
  /** The same for someone who said "Not now", where it differs. */
  snooze?: number;
  /** "Don't ask again", where the card offers it. */
  never?: string;
  /** Why it shows itself to nobody, or not in this language; it has no triggers then. */
  withheld?: 'quota' | 'language';
  /** What few surveys ask of the moment. */
  only?: WidgetRules;
}

/** All that is given must hold. */
export interface WidgetRules {
  devices?: Device[];
  attributes?: Properties;
  /** The same of the address that led to the page. */
  referrers?: string[];
  time?: WidgetTime;
  visits?: number;
  consent?: true;
  /** The sample is one of visitors, as far as they can be told apart. */
  sampleBy?: 'visitor';
  /** None of these events was told in this view of the page. */
  cancel?: Show['cancel'];
}

export interface WidgetTime {
  /** Epoch milliseconds; it is over at `until`. */
  from?: number;
  until?: number;
  /** 0 is Sunday. */
  days?: number[];
  /** "09:30"; from the first to before the second, over midnight where the second is earlier. */
  hours?: [string, string];
  /** Whose clock it is: an IANA name. */
  zone: string;
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
  /** The language of the text, where the survey has none in the visitor's. */
  lang?: string;
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
