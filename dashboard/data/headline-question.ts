import type { RatingType } from '../../shared/rating.ts';
import type { Survey } from '../../shared/survey.ts';
import { type RatedQuestion, ratedQuestion } from './rated-question.ts';

/** The question that a survey is read by, and the metric that reads it. */
export interface HeadlineQuestion extends RatedQuestion {
  type: RatingType;
}

/** The first rating of a survey; undefined for a survey of text alone. */
export function headlineQuestion({ questions }: Pick<Survey, 'questions'>): HeadlineQuestion | undefined {
  for (const question of questions) {
    const rated = ratedQuestion(question);
    if (rated) return rated;
  }
  return undefined;
}
