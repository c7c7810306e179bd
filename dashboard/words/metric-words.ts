import { type MetricId, metrics } from '../../shared/metric.ts';
import type { MetricDescription } from '../../shared/metric-description.ts';
import { say } from './say.ts';

/**
 * What a metric is called. The English labels are those of `shared/metric.ts`: the one place, with the catalogue below,
 * where what is said is not written out; the test of the translations reads them from there.
 */
export function metricLabel(metric: MetricId): string {
  return say(metrics[metric].label);
}

/** How a metric comes about, in the words of the server's catalogue. */
export function metricAccount({
  definition,
  formula,
  caution,
}: Pick<MetricDescription, 'definition' | 'formula' | 'caution'>) {
  return { definition: say(definition), formula: say(formula), caution: say(caution) };
}
