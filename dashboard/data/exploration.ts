import type { StatsQuery } from '../../client/stats-query.ts';
import { type MetricId, metrics } from '../../shared/metric.ts';
import { type Condition, conditionFilter, conditionPairs, readConditions } from './conditions.ts';
import { queryOf } from './query-of.ts';

/** What the page Explore asks, beside the survey, the period and the zone of its view. */
export interface Exploration {
  /** None: the headline of what is in view. */
  metric?: MetricId;
  /** The id of a question; of a matrix `question.item`. None: all that give the metric. */
  question?: string;
  /** One dimension or two. */
  breakdown: readonly string[];
  compare?: 'previous' | 'year';
  conditions: readonly Condition[];
}

/** Reads it from the page's own part of an address. What is unknown or malformed is left out, never guessed. */
export function readExploration(own: string | undefined): Exploration {
  const parameters = new URLSearchParams(own);
  const metric = parameters.get('metric');
  const question = parameters.get('question');
  const compare = parameters.get('compare');
  const dimensions = (parameters.get('breakdown') ?? '').split(',').filter(Boolean);
  return {
    ...(metric && Object.hasOwn(metrics, metric) ? { metric: metric as MetricId } : {}),
    ...(question ? { question } : {}),
    breakdown: [...new Set(dimensions)].slice(0, 2),
    ...(compare === 'previous' || compare === 'year' ? { compare } : {}),
    conditions: readConditions(parameters),
  };
}

/** The same in the words of the interface: `filter[device]=mobile`. */
export function writeExploration(exploration: Exploration): string {
  const { metric, question, breakdown, compare, conditions } = exploration;
  return queryOf([
    ['metric', metric],
    ['question', question],
    ['breakdown', breakdown.length > 0 ? breakdown.join(',') : undefined],
    ['compare', compare],
    ...conditionPairs(conditions),
  ]);
}

/** The same as the parameters of a question to the server. */
export function explorationQuery(
  { question, breakdown, compare, conditions }: Exploration,
  most: number,
): Partial<StatsQuery> {
  const [first, second] = breakdown;
  return {
    ...(question ? { question } : {}),
    ...(first ? { breakdown: second ? [first, second] : first, limit: most, other: true } : {}),
    ...(compare ? { compare } : {}),
    ...conditionFilter(conditions),
  };
}
