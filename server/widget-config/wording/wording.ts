import type { RatingType } from '../../../shared/rating.ts';
import type { WidgetWords } from '../../../shared/widget-config.ts';
import type { Hints } from '../hint.ts';

/** Everything that is said in a language without the survey saying it. */
export interface Wording {
  /** The language, a BCP 47 tag: what numbers and plurals follow. */
  tag: string;
  widget: WidgetWords;
  question: QuestionWords;
  ratings: Readonly<Record<RatingType, RatingWords>>;
  page: PageWords;
}

/** What questions say beside their own texts. */
export interface QuestionWords {
  /** The option that is answered in one's own words. */
  other: string;
  yes: string;
  no: string;
  hints: Hints;
  /** The two sides of a feature, and how one feels about each, from like to dislike. */
  kano: { functional: string; dysfunctional: string; steps: readonly string[] };
}

/** The meaning of a rating's two ends, and of each step where steps have names. */
export interface RatingWords {
  readonly low: string;
  readonly high: string;
  /** By number of steps: a name for each step, lowest first. Missing: the steps are named by their number. */
  readonly steps?: Readonly<Record<number, readonly string[]>>;
}

/** What a survey's own page says, besides what the widget says, too. */
export interface PageWords {
  /** Above questions that were left open or answered in a way that they do not take. */
  check: string;
  /** At a question that was answered in a way that it does not take. */
  wrong: string;
  test: string;
  thanksTitle: string;
  alreadyTitle: string;
  already: string;
  closedTitle: string;
  closed: string;
  missingTitle: string;
  missing: string;
  busyTitle: string;
  busy: string;
}
