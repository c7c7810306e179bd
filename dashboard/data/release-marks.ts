import type { MetricId } from '../../shared/metric.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { isNamed } from './is-named.ts';

/** Where in a trend answers of new releases begin. */
export interface ReleaseMark {
  /** The position of the bucket. */
  index: number;
  releases: string[];
}

/** More than these would be a fence. */
const most = 12;

/**
 * The buckets in which a release is first answered for, in order of time. What was there before the trend begins is not
 * new; of a trend with nothing before it, the first bucket with answers holds no news either. Of more than twelve releases the twelve
 * with the most answers are marked.
 *
 * @param series the trend's own buckets by release, the most answers first
 * @param earlier by release, all that was before them
 */
export function releaseMarks(metric: MetricId, series: StatsAnswer, earlier: StatsAnswer): ReleaseMark[] {
  const known = new Set(releasesOf(earlier));
  const buckets = [...new Set(series.results.map(({ bucket }) => bucket))].sort();
  const marks = new Map<number, string[]>();
  const first = (release: string) =>
    buckets.indexOf(
      series.results.find(
        ({ dimensions, metrics }) => dimensions?.release === release && metrics[metric].n > 0,
      )?.bucket,
    );
  const begin = buckets.indexOf(
    buckets.find((bucket) =>
      series.results.some((row) => row.bucket === bucket && row.metrics[metric].n > 0),
    ),
  );
  const fresh = [...new Set(releasesOf(series))]
    .map((release) => ({ release, index: known.has(release) ? -1 : first(release) }))
    .filter(({ index }) => index > begin || (index >= 0 && earlier.results.length > 0));
  for (const { release, index } of fresh.slice(0, most))
    marks.set(index, [...(marks.get(index) ?? []), release]);
  return [...marks].sort(([one], [other]) => one - other).map(([index, releases]) => ({ index, releases }));
}

/** The releases of an answer, in its order, some of them often. */
export function releasesOf({ results }: StatsAnswer): string[] {
  return results.flatMap(({ dimensions }) => {
    const release = dimensions?.release;
    return release !== undefined && isNamed(release) ? [release] : [];
  });
}
