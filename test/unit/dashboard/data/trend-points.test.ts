import { expect, it } from 'vitest';
import { trendPoints } from '../../../../dashboard/data/trend-points.ts';
import type { StatsAnswer } from '../../../../shared/stats-answer.ts';

it('keeps every bucket as it was answered: values, gaps, and the unfinished one', () => {
  const answer = {
    query: {
      metrics: ['nps'],
      interval: 'day',
      tz: 'Asia/Shanghai',
      from: '2026-11-01',
      to: '2026-11-04',
      site: 's1',
    },
    results: [
      { bucket: '2026-11-01', metrics: { nps: { value: 45, n: 20, ci: [34.1, 54.5] } } },
      { bucket: '2026-11-02', metrics: { nps: { value: null, n: 0, ci: null } } },
      { bucket: '2026-11-03', partial: true, metrics: { nps: { value: 100, n: 1, ci: null } } },
    ],
  } as unknown as StatsAnswer<'nps'>;
  expect(trendPoints('nps', answer)).toEqual([
    { value: 45, n: 20, ci: [34.1, 54.5], tick: '1 Nov', label: '1 Nov 2026', partial: false },
    { value: null, n: 0, ci: null, tick: '2 Nov', label: '2 Nov 2026', partial: false },
    { value: 100, n: 1, ci: null, tick: '3 Nov', label: '3 Nov 2026', partial: true },
  ]);
});
