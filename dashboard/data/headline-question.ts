import { headline, type MetricId } from '../../shared/metric.ts';
import type { Question } from '../../shared/question.ts';
import { isRatingType, type RatingType, ratings } from '../../shared/rating.ts';
import type { Survey } from '../../shared/survey.ts';

/** The question that a survey is read by, and the metric that reads it. */
export interface HeadlineQuestion {
  id: string;
  type: RatingType;
  metric: MetricId;
  /** The ends of its scale. */
  min: number;
  max: number;
}

/** The first rating of a survey; undefined for a survey of text alone. */
export function headlineQuestion(survey: Pick<Survey, 'questions'>): HeadlineQuestion | undefined {
  const found = survey.questions.find((question) => isRatingType(question.type));
  if (!found || !isRatingType(found.type)) return undefined;
  const { min, max } = ratings[found.type];
  return {
    id: found.id,
    type: found.type,
    metric: headline[found.type],
    min,
    max: scaleOf(found) ?? max[0],
  };
}

function scaleOf(question: Question): number | undefined {
  return 'scale' in question ? question.scale : undefined;
}
