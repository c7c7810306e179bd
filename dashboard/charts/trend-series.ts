import type { TrendPoint } from '../data/trend-points.ts';

type Column = (number | null)[];

/** The columns of the drawing: position, lower and upper limit, finished values, and the line to unfinished ones. */
export function trendSeries(points: readonly TrendPoint[]): [number[], Column, Column, Column, Column] {
  const unfinished = points.map((point, i) => {
    const beside = point.partial || points[i - 1]?.partial || points[i + 1]?.partial;
    return beside ? point.value : null;
  });
  return [
    points.map((_, i) => i),
    points.map(({ ci }) => ci?.[0] ?? null),
    points.map(({ ci }) => ci?.[1] ?? null),
    points.map(({ value, partial }) => (partial ? null : value)),
    unfinished,
  ];
}

/** The positions whose interval has no neighbour, so that a band between them would have no width. */
export function loneIntervals(points: readonly TrendPoint[]): number[] {
  return points.flatMap(({ ci }, i) => (ci && !points[i - 1]?.ci && !points[i + 1]?.ci ? [i] : []));
}
