import { gives, type MetricId, metrics } from '../../shared/metric.ts';
import type { Survey } from '../../shared/survey.ts';
import { type AskableQuestion, askableMetrics, askableQuestions, firstMetric } from './askable.ts';
import type { Journey } from './journey.ts';
import { type RatedQuestion, ratedItems, ratedQuestion } from './rated-question.ts';

/** What each touchpoint is measured by. */
export interface JourneyQuestion extends Pick<RatedQuestion, 'metric' | 'min' | 'max'> {
  /** None: all that give the metric. */
  question: string | undefined;
  /** What can be chosen from. */
  questions: AskableQuestion[];
  /** They are of several kinds, whose answers are never pooled: one must be chosen. */
  isMixed: boolean;
}

/** The metrics that a path can be drawn of: those of which more is better. */
export function journeyMetrics(surveys: readonly Survey[]): MetricId[] {
  return askableMetrics(surveys).filter((id) => metrics[id].direction === 'up');
}

/** What is asked of these surveys; what they cannot give is taken for not asked. */
export function journeyQuestion(surveys: readonly Survey[], asked: Journey): JourneyQuestion {
  const offered = journeyMetrics(surveys);
  const wanted = asked.metric ?? firstMetric(surveys);
  const metric = offered.includes(wanted) ? wanted : (offered[0] ?? 'response-rate');
  const questions = surveys
    .flatMap((survey) => askableQuestions(survey, metric))
    .filter((one) => fits(one, metric));
  const isMixed = new Set(questions.map(kindOf)).size > 1;
  const named = questions.find(({ id }) => id === asked.question);
  const single = surveys.length === 1 ? (named ?? (isMixed ? questions[0] : undefined)) : undefined;
  const { min, max } = scaleOf(single ?? questions[0]);
  return { metric, question: single?.id, questions, isMixed: isMixed && !single, min, max };
}

function fits({ question }: AskableQuestion, metric: MetricId): boolean {
  if (question.type === 'matrix') return true;
  const rated = ratedQuestion(question);
  return rated !== undefined && gives(rated.type, rated.max, metric);
}

/** Answers are pooled where type and scale are the same; of an index, where the matrix is. */
function kindOf(asked: AskableQuestion): string {
  const { question } = asked;
  if (question.type === 'matrix' && asked.item === undefined) return question.id;
  return `${question.type} ${scaleOf(asked).max}`;
}

function scaleOf(asked: AskableQuestion | undefined): { min: number; max: number } {
  if (!asked) return { min: 0, max: 1 };
  const { question } = asked;
  const rated = question.type === 'matrix' ? ratedItems(question)[0] : ratedQuestion(question);
  return rated ?? { min: 0, max: 1 };
}
