/** The metrics: which questions give them, their unit and direction. Plain data, safe in every bundle. */
import type { RatingType } from './rating.ts';

/** What can be asked of one survey's answers, as a value with an interval. */
export type MetricId =
  | 'nps'
  | 'csat'
  | 'ces'
  | 'expectation'
  | 'rating'
  | 'choices'
  | 'index'
  | 'recommendation-rate'
  | 'response-rate'
  | 'complaint-rate';

/** Question types whose answers are counted. A matrix is counted item by item, each item as a rating. */
export type CountedType = RatingType | 'choice' | 'choices' | 'matrix';

/**
 * `points`: -100 to 100. `share`: 0 to 1. `scale`: points of the question's own scale. `index`: 0 to 100.
 * `per-thousand`: events per 1,000.
 */
export type MetricUnit = 'points' | 'share' | 'scale' | 'index' | 'per-thousand';

export interface Metric {
  readonly label: string;
  readonly unit: MetricUnit;
  /** Whether a higher value is the better one; `none` where neither is. */
  readonly direction: 'up' | 'down' | 'none';
  /** The questions it is computed from; empty for what belongs to the survey as a whole. */
  readonly questions: readonly CountedType[];
}

export const metrics: Readonly<Record<MetricId, Metric>> = {
  nps: { label: 'Net Promoter Score', unit: 'points', direction: 'up', questions: ['nps'] },
  csat: {
    label: 'Customer satisfaction',
    unit: 'share',
    direction: 'up',
    questions: ['csat', 'emoji', 'thumbs', 'stars'],
  },
  ces: { label: 'Customer Effort Score', unit: 'scale', direction: 'up', questions: ['ces'] },
  expectation: {
    label: 'Experience against expectation',
    unit: 'scale',
    direction: 'up',
    questions: ['expectation'],
  },
  rating: {
    label: 'Mean rating',
    unit: 'scale',
    direction: 'up',
    questions: ['nps', 'csat', 'ces', 'expectation', 'stars', 'emoji', 'matrix'],
  },
  choices: {
    label: 'Shares of choices',
    unit: 'share',
    direction: 'none',
    questions: ['choice', 'choices'],
  },
  index: { label: 'Composite index', unit: 'index', direction: 'up', questions: ['matrix'] },
  'recommendation-rate': {
    label: 'Recommendation rate',
    unit: 'share',
    direction: 'up',
    questions: ['nps'],
  },
  'response-rate': { label: 'Response rate', unit: 'share', direction: 'up', questions: [] },
  'complaint-rate': { label: 'Complaint rate', unit: 'per-thousand', direction: 'down', questions: [] },
};

/** The metric that a rating is read by first: the headline of a survey. */
export const headline: Readonly<Record<RatingType, MetricId>> = {
  nps: 'nps',
  csat: 'csat',
  ces: 'ces',
  expectation: 'expectation',
  stars: 'rating',
  emoji: 'csat',
  thumbs: 'csat',
};

/** Whether a question on this scale gives the metric. `csat` of stars needs the scale of 5. */
export function gives(type: CountedType, scale: number, metric: MetricId): boolean {
  if (!metrics[metric].questions.includes(type)) return false;
  return !(metric === 'csat' && type === 'stars' && scale !== 5);
}
