import { expect, it } from 'vitest';
import { sparkInterval } from '../../../../dashboard/data/spark-interval.ts';

it.each([
  [{ period: '28d' }, 'week'],
  [{ period: 'month' }, 'week'],
  [{ period: '7d' }, 'auto'],
  [{ period: '12mo' }, 'auto'],
  [{ from: '2026-11-01', to: '2026-12-01' }, 'week'],
  [{ from: '2026-11-01', to: '2026-11-15' }, 'auto'],
  [{ from: '2026-01-01', to: '2026-11-15' }, 'auto'],
] as const)('draws %o by %s', (span, interval) => {
  expect(sparkInterval(span)).toBe(interval);
});
