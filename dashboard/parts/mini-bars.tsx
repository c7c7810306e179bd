import type { Bar } from '../data/distribution-bars.ts';

/** Pixels. */
const height = 28;
const step = 11;
const width = 8;

/** A distribution as small as a word, each bar in the colour of its tone. Its figures stand in a table. */
export function MiniBars({ bars }: { bars: readonly Bar[] }) {
  const most = Math.max(...bars.map(({ count }) => count), 1);
  return (
    <svg class="mini-bars" width={bars.length * step} height={height} aria-hidden="true" focusable="false">
      {bars.map(({ value, count, tone }, i) => {
        // A step that nobody chose is seen to be there.
        const tall = Math.max((count / most) * height, 1);
        return (
          <rect key={value} class={tone} x={i * step} y={height - tall} width={width} height={tall} rx={1} />
        );
      })}
    </svg>
  );
}
