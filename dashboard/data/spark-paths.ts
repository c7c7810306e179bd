import type { TrendPoint } from './trend-points.ts';

interface Size {
  width: number;
  height: number;
}

/** What is drawn of a trend that is as small as a word, as SVG paths. */
export interface SparkPaths {
  /** Through the values; a gap stays a gap, and a value without neighbours is a dot. */
  line: string;
  /** Between the limits of the intervals. */
  band: string;
  /** Where the last value is. */
  end: readonly [x: number, y: number] | undefined;
}

/** Lays points out from left to right, `range` from bottom to top. */
export function sparkPaths(
  points: readonly Pick<TrendPoint, 'value' | 'ci'>[],
  [low, high]: readonly [number, number],
  { width, height }: Size,
): SparkPaths {
  const x = (i: number) => round(points.length < 2 ? width / 2 : (i / (points.length - 1)) * width);
  const y = (value: number) => {
    const share = high > low ? (value - low) / (high - low) : 0.5;
    return round((1 - Math.min(1, Math.max(0, share))) * height);
  };
  const values = points.map(({ value }, i) => (value === null ? null : `${x(i)} ${y(value)}`));
  const limits = points.map(({ ci }, i) => ci && { low: `${x(i)} ${y(ci[0])}`, high: `${x(i)} ${y(ci[1])}` });
  const last = values.reduce((found, at, i) => (at === null ? found : i), -1);
  return {
    line: runs(values)
      .map((run) => (run.length > 1 ? `M${run.join('L')}` : `M${run[0]}h0`))
      .join(''),
    band: runs(limits)
      .map((run) => [...run.map((at) => at.high), ...run.map((at) => at.low).reverse()])
      .map((outline) => `M${outline.join('L')}Z`)
      .join(''),
    end: last < 0 ? undefined : [x(last), y(points[last]!.value!)],
  };
}

/** Neighbours that are there, together. */
function runs<T>(items: readonly (T | null)[]): T[][] {
  const found: T[][] = [];
  items.forEach((item, i) => {
    if (item === null) return;
    if (i > 0 && items[i - 1] !== null) found.at(-1)!.push(item);
    else found.push([item]);
  });
  return found;
}

function round(position: number): number {
  return Math.round(position * 10) / 10;
}
