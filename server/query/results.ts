/** Makes the rows of an answer: a value for each group and bucket, without gaps. Pure. */
import type { StatsResult, Value } from '../../shared/aggregate.ts';
import type { MetricId } from '../../shared/metric.ts';
import { invalid } from '../problem.ts';
import type { Bucket } from './buckets.ts';
import { type Group, zeros } from './read-groups.ts';
import type { Source } from './source.ts';

const mostRows = 20_000;

export function resultsOf(
  question: { metric: MetricId; breakdown?: string | undefined; limit: number },
  minimumN: number,
  groups: readonly Group[],
  series: readonly Bucket[] | null,
  source: Source,
): { results: StatsResult[]; warnings: string[] } {
  const { breakdown, metric } = question;
  const warnings: string[] = [];
  const outs = series?.length ?? 1;
  if (breakdown === undefined) {
    const [group = { value: null, histograms: zeros(source.roles.length, outs) }] = groups;
    return { results: rowsOf(metric, {}, group, series, source, 1), warnings };
  }
  const shown = groups.slice(0, question.limit);
  if (shown.length < groups.length) {
    warnings.push(
      `${groups.length - shown.length} further values of ${breakdown} are not shown: raise limit`,
    );
  }
  if (shown.length * outs > mostRows) {
    throw invalid(
      'unsupported_query',
      'interval',
      'gives too many rows with this breakdown: lower limit or take a longer interval',
    );
  }
  const results = shown.flatMap((group) =>
    rowsOf(metric, { dimensions: { [breakdown]: group.value! } }, group, series, source, minimumN),
  );
  if (results.some((row) => (Object.values(row.metrics)[0] as Value).suppressed)) {
    warnings.push(`rows from fewer than ${minimumN} answers are suppressed`);
  }
  return { results, warnings };
}

function rowsOf(
  metric: MetricId,
  base: Pick<StatsResult, 'dimensions'>,
  group: Group,
  series: readonly Bucket[] | null,
  source: Source,
  minimumN: number,
): StatsResult[] {
  const valueAt = (out: number) => {
    const value = source.compute(group.histograms.map((outs) => outs[out]!));
    return { [metric]: suppressed(value, minimumN) } as unknown as StatsResult['metrics'];
  };
  if (!series) return [{ ...base, metrics: valueAt(0) }];
  return series.map((bucket, out) => ({
    ...base,
    bucket: bucket.label,
    ...(bucket.partial ? { partial: true as const } : {}),
    metrics: valueAt(out),
  }));
}

function suppressed(value: Value, minimumN: number): Value {
  return value.n > 0 && value.n < minimumN ? { value: null, n: value.n, ci: null, suppressed: true } : value;
}
