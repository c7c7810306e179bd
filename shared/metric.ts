/** The metrics: which ratings give them, their unit and direction. Plain data, safe in every bundle. */
import type { RatingType } from './rating.ts';

export type MetricId = 'nps' | 'csat' | 'ces' | 'expectation' | 'rating' | 'response-rate';

/** `points`: -100 to 100. `share`: 0 to 1. `scale`: points of the question's own scale. */
export type MetricUnit = 'points' | 'share' | 'scale';

export interface Metric {
  readonly label: string;
  readonly unit: MetricUnit;
  /** Whether a higher value is the better one. */
  readonly direction: 'up' | 'down';
  /** The ratings it is computed from; empty for what is counted without a rating. */
  readonly ratings: readonly RatingType[];
}

export const metrics: Readonly<Record<MetricId, Metric>> = {
  nps: { label: 'Net Promoter Score', unit: 'points', direction: 'up', ratings: ['nps'] },
  csat: {
    label: 'Customer satisfaction',
    unit: 'share',
    direction: 'up',
    ratings: ['csat', 'emoji', 'thumbs', 'stars'],
  },
  ces: { label: 'Customer Effort Score', unit: 'scale', direction: 'up', ratings: ['ces'] },
  expectation: {
    label: 'Experience against expectation',
    unit: 'scale',
    direction: 'up',
    ratings: ['expectation'],
  },
  rating: {
    label: 'Mean rating',
    unit: 'scale',
    direction: 'up',
    ratings: ['nps', 'csat', 'ces', 'expectation', 'stars', 'emoji'],
  },
  'response-rate': { label: 'Response rate', unit: 'share', direction: 'up', ratings: [] },
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

/** Whether a rating on this scale gives the metric. `csat` of stars needs the scale of 5. */
export function gives(rating: RatingType, scale: number, metric: MetricId): boolean {
  if (!metrics[metric].ratings.includes(rating)) return false;
  return !(metric === 'csat' && rating === 'stars' && scale !== 5);
}
