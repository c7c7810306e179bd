import uPlot from 'uplot';
import type { Bar } from '../data/distribution-bars.ts';
import type { Tone } from '../data/tone.ts';
import { formatShare } from '../words/number.ts';
import { type ChartTokens, chartTokens } from './chart-tokens.ts';

/** Draws one bar for each step of a scale, in the colour of its tone. Returns what takes it away. */
export function drawDistribution(element: HTMLElement, bars: readonly Bar[]): () => void {
  const tokens = chartTokens(element);
  const colours: Record<Tone, string> = {
    bad: tokens.bad,
    mid: tokens.mid,
    good: tokens.good,
    plain: tokens.accent,
  };
  const fills = bars.map((bar) => colours[bar.tone]);
  const highest = Math.max(...bars.map((bar) => bar.count), 1);
  const plot = new uPlot(
    {
      width: element.clientWidth,
      height: element.clientHeight,
      padding: [20, 0, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: [-0.5, bars.length - 0.5] },
        y: { range: [0, highest] },
      },
      axes: [stepAxis(bars, tokens), { show: false }],
      series: [
        {},
        {
          paths: uPlot.paths.bars!({
            size: [0.94, 72],
            radius: [0.08, 0],
            disp: { fill: { unit: 3, values: () => fills } },
          }),
          fill: tokens.accent,
          // Only bars without an outline may differ in colour.
          width: 0,
          points: { show: false },
        },
      ],
      hooks: { draw: [(u) => drawShares(u, bars, tokens)] },
    },
    [bars.map((_, i) => i), bars.map((bar) => bar.count)],
    element,
  );
  return () => plot.destroy();
}

function stepAxis(bars: readonly Bar[], tokens: ChartTokens): uPlot.Axis {
  return {
    stroke: tokens.soft,
    font: tokens.font,
    size: 26,
    gap: 6,
    grid: { show: false },
    ticks: { show: false },
    border: { show: true, stroke: tokens.line, width: 1 },
    splits: () => bars.map((_, i) => i),
    values: () => bars.map((bar) => bar.label),
  };
}

/** The share above each bar: a bar without its number would have to be guessed. */
function drawShares(u: uPlot, bars: readonly Bar[], tokens: ChartTokens): void {
  const { ctx } = u;
  ctx.save();
  ctx.font = tokens.font.replace('12px', `${11 * devicePixelRatio}px`);
  ctx.fillStyle = tokens.soft;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  for (const [i, bar] of bars.entries()) {
    if (bar.count === 0) continue;
    const y = u.valToPos(bar.count, 'y', true) - 5 * devicePixelRatio;
    ctx.fillText(formatShare(bar.share), u.valToPos(i, 'x', true), y);
  }
  ctx.restore();
}
