import type { MetricUnit } from '../../shared/metric.ts';
import { trendRange } from '../charts/trend-range.ts';
import { sparkPaths } from '../data/spark-paths.ts';
import type { TrendPoint } from '../data/trend-points.ts';
import { sparkWords } from '../words/spark-words.ts';

interface SparkProps {
  points: readonly TrendPoint[];
  unit: MetricUnit;
  /** The ends of what the metric can be. */
  limits: readonly [number, number];
}

const size = { width: 104, height: 30 };
/** Room for half the last dot. */
const edge = 4;

/** A trend as small as a word: the line, its interval as a band, a dot where it stands now. Said in words beside it. */
export function Spark({ points, unit, limits }: SparkProps) {
  const words = <span class="hidden">{sparkWords(points, unit)}</span>;
  if (points.filter(({ value }) => value !== null).length < 2) {
    return (
      <>
        <span aria-hidden="true">–</span>
        {words}
      </>
    );
  }
  const { line, band, end } = sparkPaths(points, trendRange(points, unit, limits), size);
  return (
    <>
      <svg
        class="spark"
        width={size.width + 2 * edge}
        height={size.height + 2 * edge}
        viewBox={`${-edge} ${-edge} ${size.width + 2 * edge} ${size.height + 2 * edge}`}
        aria-hidden="true"
      >
        <path class="band" d={band} />
        <path class="line" d={line} />
        {end ? <circle cx={end[0]} cy={end[1]} r={3} /> : null}
      </svg>
      {words}
    </>
  );
}
