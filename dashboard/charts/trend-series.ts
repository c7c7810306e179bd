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

/** The positions of finished values that no line leads to or from: without a dot they would not be seen. */
export function lonePoints(points: readonly TrendPoint[]): number[] {
  const empty = (i: number) => (points[i]?.value ?? null) === null;
  return points.flatMap(({ partial }, i) =>
    !partial && !empty(i) && empty(i - 1) && empty(i + 1) ? [i] : [],
  );
}

/** The positions whose interval has no neighbour, so that a band between them would have no width. */
export function loneIntervals(points: readonly TrendPoint[]): number[] {
  return points.flatMap(({ ci }, i) => (ci && !points[i - 1]?.ci && !points[i + 1]?.ci ? [i] : []));
}
