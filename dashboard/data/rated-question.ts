import { headline, type MetricId } from '../../shared/metric.ts';
import type { Question } from '../../shared/question.ts';
import { isRatingType, type RatingType, ratings } from '../../shared/rating.ts';

/** A question that is answered by one step of a scale, or an item of a matrix, and the metric that reads it. */
export interface RatedQuestion {
  /** Of an item of a matrix `question.item`. */
  id: string;
  type: RatingType | 'matrix';
  metric: MetricId;
  /** The ends of its scale. */
  min: number;
  max: number;
}

/** A rating, read by its headline; undefined for a question of another type. */
export function ratedQuestion(question: Question): (RatedQuestion & { type: RatingType }) | undefined {
  const { id, type } = question;
  if (!isRatingType(type)) return undefined;
  const { min, max } = ratings[type];
  return { id, type, metric: headline[type], min, max: 'scale' in question ? question.scale : max[0] };
}

/** The items of a matrix, each read by its mean. */
export function ratedItems({ id, items, scale }: Extract<Question, { type: 'matrix' }>): RatedQuestion[] {
  return items.map((item) => ({
    id: `${id}.${item.id}`,
    type: 'matrix',
    metric: 'rating',
    min: 1,
    max: scale,
  }));
}
