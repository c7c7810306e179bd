import type { Value } from '../../../shared/metric-value.ts';

interface PathLineProps {
  values: readonly Pick<Value, 'value'>[];
  /** The ends of what is drawn. */
  range: readonly [number, number];
}

/** The line from score to score, over columns of one width. It begins where the first dot stands. */
export function PathLine({ values, range: [low, high] }: PathLineProps) {
  const points = values.flatMap(({ value }, i) =>
    value === null ? [] : [`${i},${100 - (100 * (value - low)) / (high - low)}`],
  );
  return (
    <svg
      class="path-line"
      viewBox={`0 0 ${values.length} 100`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <polyline points={points.join(' ')} vector-effect="non-scaling-stroke" />
    </svg>
  );
}
