/** The names of what is counted. Pure. */
import type { CountedType } from '../../shared/metric.ts';
import { isRatingType } from '../../shared/rating.ts';

/** The survey's own counters: `~` keeps their names apart from questions'. */
export const coverageKey = '~coverage';
/** Funnel steps of the widget, and of every other channel. */
export const funnelKey = '~funnel';
export const otherFunnelKey = '~funnel-other';
/** What a reader of the numbers should be told of counted responses. */
export const cautionKey = '~caution';

/** Where in `coverage` what stands: a class each, in the order of `responseClasses`, and then these. */
export const coverageCounters = {
  duplicates: 6,
  submittedByWidget: 7,
  commentedByWidget: 8,
  complaints: 9,
} as const;
export const cautionCounters = { repeated: 0, sampled: 1, incentivised: 2 } as const;
/** Where under a Kano question's key each class of the evaluation table is counted. */
export const kanoCounters = {
  attractive: 0,
  oneDimensional: 1,
  mustBe: 2,
  indifferent: 3,
  reverse: 4,
  questionable: 5,
} as const;

/** The option that stands for answers in the visitor's own words. No option has this as its id. */
export const otherOption = '(other)';

export interface CountKeyParts {
  /** The id of the question; of a matrix `question.item`. */
  question: string;
  type: CountedType | 'kano';
  /** The highest value of a rating; 0 where there is none. */
  scale: number;
  /** One option of a choice; absent for its respondents. */
  option?: string;
}

/**
 * The name of the key that an answer is counted under. Another type or scale is another key: never pooled. A choice
 * has a key for its respondents and one for each option; both use their counter 0.
 */
export function countKeyOf({ question, type, scale, option }: CountKeyParts): string {
  return `${question}:${type}:${scale}${option === undefined ? '' : `:${option}`}`;
}

/** Reads back what `countKeyOf` wrote; null for the survey's own counters. */
export function parseCountKey(key: string): CountKeyParts | null {
  const [question, type, scale, option] = key.split(':');
  if (!question || !type || scale === undefined) return null;
  return {
    question,
    type: type as CountKeyParts['type'],
    scale: Number(scale),
    ...(option === undefined ? {} : { option }),
  };
}

/** Whether a key counts a rating, an item of a matrix included. */
export function isRatingKey(key: string): boolean {
  const type = parseCountKey(key)?.type;
  return type !== undefined && (type === 'matrix' || isRatingType(type));
}
