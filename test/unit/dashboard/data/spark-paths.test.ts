import { expect, it } from 'vitest';
import { sparkPaths } from '../../../../dashboard/data/spark-paths.ts';

const size = { width: 100, height: 20 };
const at = (value: number | null, ci: [number, number] | null = null) => ({ value, ci });

it('goes from left to right, the highest at the top', () => {
  const { line, end } = sparkPaths([at(0), at(10), at(5)], [0, 10], size);
  expect(line).toBe('M0 20L50 0L100 10');
  expect(end).toEqual([100, 10]);
});

it('leaves a gap where there are no answers, and dots what stands alone', () => {
  const { line, end } = sparkPaths([at(0), at(null), at(10), at(10), at(null)], [0, 10], size);
  expect(line).toBe('M0 20h0M50 0L75 0');
  expect(end).toEqual([75, 0]);
});

it('has the band between the limits, there and back', () => {
  const { band } = sparkPaths([at(5, [0, 10]), at(5, [4, 6])], [0, 10], size);
  expect(band).toBe('M0 0L100 8L100 12L0 20Z');
});

it('draws nothing of nothing', () => {
  expect(sparkPaths([at(null)], [0, 10], size)).toEqual({ line: '', band: '', end: undefined });
});
