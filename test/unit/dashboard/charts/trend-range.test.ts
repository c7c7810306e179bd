import { expect, it } from 'vitest';
import { trendRange } from '../../../../dashboard/charts/trend-range.ts';

it('leaves air around values and intervals', () => {
  expect(trendRange([{ value: 0, ci: [-25, 25] }], 'points', [-100, 100])).toEqual([-29, 29]);
});

it('never reaches past what the metric can be', () => {
  expect(trendRange([{ value: 4.9, ci: [4.2, 5.6] }], 'scale', [1, 5])[1]).toBe(5);
});

it('does not blow small changes up', () => {
  const points = [
    { value: 0.5, ci: null },
    { value: 0.51, ci: null },
  ];
  const [low, high] = trendRange(points, 'share', [0, 1]);
  expect(high - low).toBeCloseTo(0.1);
});

it('shows the whole axis where there is nothing to show', () => {
  expect(trendRange([{ value: null, ci: null }], 'points', [-100, 100])).toEqual([-100, 100]);
});
