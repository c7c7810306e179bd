import { headline, type MetricId, metrics } from '../../shared/metric.ts';
import type { Question } from '../../shared/question.ts';
import { isRatingType } from '../../shared/rating.ts';
import type { Survey } from '../../shared/survey.ts';

/** A question, or an item of a matrix, as a number is asked of it. */
export interface AskableQuestion {
  id: string;
  survey: Survey;
  question: Question;
  item?: string;
}

/** The metrics that these surveys can give. */
export function askableMetrics(surveys: readonly Survey[]): MetricId[] {
  const types = new Set(surveys.flatMap(({ questions }) => questions.map(({ type }) => type as string)));
  return (Object.keys(metrics) as MetricId[]).filter((id) => {
    const { questions } = metrics[id];
    return questions.length === 0 || questions.some((type) => types.has(type));
  });
}

/** The questions of a survey that give a metric. */
export function askableQuestions(survey: Survey, metric: MetricId): AskableQuestion[] {
  const { questions: types } = metrics[metric];
  return survey.questions
    .filter(({ type }) => (types as readonly string[]).includes(type))
    .flatMap((question): AskableQuestion[] =>
      question.type === 'matrix' && metric === 'rating'
        ? question.items.map(({ id }) => ({ id: `${question.id}.${id}`, survey, question, item: id }))
        : [{ id: question.id, survey, question }],
    );
}

/** The metric that surveys are read by first. */
export function firstMetric(surveys: readonly Survey[]): MetricId {
  const question = surveys.flatMap(({ questions }) => questions).find(({ type }) => isRatingType(type));
  if (question && isRatingType(question.type)) return headline[question.type];
  return askableMetrics(surveys)[0] ?? 'response-rate';
}
