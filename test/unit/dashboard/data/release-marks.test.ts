import { describe, expect, it } from 'vitest';
import { releaseMarks } from '../../../../dashboard/data/release-marks.ts';
import type { StatsAnswer } from '../../../../shared/stats-answer.ts';

/** Answers by release in three days; without buckets: in all. */
function byRelease(counts: Record<string, readonly number[]>): StatsAnswer {
  const results = Object.entries(counts).flatMap(([release, days]) =>
    days.map((n, day) => ({
      dimensions: { release },
      bucket: `2026-11-0${day + 1}`,
      metrics: { nps: { value: null, n, ci: null } },
    })),
  );
  return { results } as unknown as StatsAnswer;
}
const nothing = byRelease({});

describe('releaseMarks', () => {
  it('takes the first answers there are for a beginning, not for news', () => {
    const series = byRelease({ first: [0, 2, 2], next: [0, 0, 1] });
    expect(releaseMarks('nps', series, nothing)).toEqual([{ index: 2, releases: ['next'] }]);
  });

  it('marks the bucket in which a release is first answered for', () => {
    const series = byRelease({ old: [4, 4, 0], new: [0, 2, 5] });
    expect(releaseMarks('nps', series, nothing)).toEqual([{ index: 1, releases: ['new'] }]);
  });

  it('does not take for new what was there before the trend', () => {
    const series = byRelease({ rare: [0, 0, 1], new: [0, 0, 2] });
    const earlier = byRelease({ rare: [3] });
    expect(releaseMarks('nps', series, earlier)).toEqual([{ index: 2, releases: ['new'] }]);
  });

  it('marks the first bucket only where something was before it', () => {
    const series = byRelease({ first: [2, 2, 2] });
    expect(releaseMarks('nps', series, nothing)).toEqual([]);
    expect(releaseMarks('nps', series, byRelease({ old: [9] }))).toEqual([{ index: 0, releases: ['first'] }]);
  });

  it('passes over what is no release: none, the rest, the erased', () => {
    const series = byRelease({ '(none)': [0, 3, 3], '(other)': [0, 1, 0], '(erased)': [0, 0, 1] });
    expect(releaseMarks('nps', series, nothing)).toEqual([]);
  });

  it('marks twelve at most, those with the most answers, in order of time', () => {
    const releases = Array.from({ length: 15 }, (_, i) => [`r${i}`, i % 2 ? [0, 1, 0] : [0, 0, 1]]);
    const many = { '(none)': [1, 0, 0], ...Object.fromEntries(releases) };
    const marks = releaseMarks('nps', byRelease(many), nothing);
    expect(marks.map(({ index }) => index)).toEqual([1, 2]);
    expect(marks.flatMap(({ releases }) => releases)).toHaveLength(12);
    expect(marks.flatMap(({ releases }) => releases)).not.toContain('r12');
  });
});
