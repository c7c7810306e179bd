import type { ReleaseMark } from '../data/release-marks.ts';
import type { TrendPoint } from '../data/trend-points.ts';
import { listed } from './list.ts';
import { say } from './say.ts';

/** The releases that begin in a bucket, as a cell or the reading line names them; empty where none does. */
export function releasesAt(marks: readonly ReleaseMark[], index: number): string {
  return listed(marks.find((mark) => mark.index === index)?.releases ?? []);
}

/** All marks of a trend in a sentence, for who cannot see them. */
export function releasesSentence(
  marks: readonly ReleaseMark[],
  points: readonly Pick<TrendPoint, 'label'>[],
): string {
  if (marks.length === 0) return '';
  const each = marks.flatMap(({ index, releases }) =>
    releases.map((release) => say('{release} ({when})', { release, when: points[index]?.label ?? '' })),
  );
  return say('New releases, with when they were first answered for: {releases}.', {
    releases: listed(each),
  });
}
