import type { MetricId } from '../../shared/metric.ts';
import type { ComplaintRateValue, Value } from '../../shared/metric-value.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { isNamed } from './is-named.ts';
import { inOrder } from './journey.ts';

/** One touchpoint of the journey. */
export interface JourneyStep {
  name: string;
  value: Value;
  /** Undefined where they are not known. */
  complaints: ComplaintRateValue | undefined;
}

export interface JourneySteps {
  steps: JourneyStep[];
  /** Answers that say no touchpoint, and so have no place. */
  elsewhere: number;
}

/** The touchpoints in their order; those that nobody put anywhere follow, the most answers first. */
export function journeySteps(
  metric: MetricId,
  stats: StatsAnswer,
  complaints: StatsAnswer<'complaint-rate'> | undefined,
  order: readonly string[],
): JourneySteps {
  const values = new Map<string, Value>(
    stats.results.map(({ dimensions, metrics }) => [dimensions?.touchpoint ?? '', metrics[metric]]),
  );
  const complained = new Map(
    complaints?.results.map(({ dimensions, metrics }) => [dimensions?.touchpoint, metrics['complaint-rate']]),
  );
  const names = inOrder([...values.keys()].filter(isNamed), order);
  return {
    steps: names.map((name) => ({ name, value: values.get(name)!, complaints: complained.get(name) })),
    elsewhere: [...values].reduce((sum, [name, { n }]) => sum + (isNamed(name) ? 0 : n), 0),
  };
}
