import type uPlot from 'uplot';
import type { ChartTokens } from './chart-tokens.ts';

/** A vertical line through a trend, and the word above it. */
export interface Mark {
  /** The position of the point that it stands at. */
  index: number;
  label: string;
}

/** Between two labels, and longer ones are cut: CSS pixels and letters. */
const gap = 8;
const longest = 14;

/** Draws marks behind a trend. A label that would lie on the one before it is left out: the table has them all. */
export function drawMarks(u: uPlot, marks: readonly Mark[], tokens: ChartTokens): void {
  const { ctx, bbox } = u;
  const ratio = devicePixelRatio;
  let free = bbox.left;
  ctx.save();
  ctx.font = tokens.font.replace('12px', `${11 * ratio}px`);
  ctx.fillStyle = tokens.soft;
  ctx.strokeStyle = tokens.mid;
  ctx.lineWidth = ratio;
  ctx.setLineDash([4 * ratio, 3 * ratio]);
  ctx.textBaseline = 'bottom';
  for (const { index, label } of marks) {
    const x = Math.round(u.valToPos(index, 'x', true));
    ctx.beginPath();
    ctx.moveTo(x, bbox.top - 4 * ratio);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    const text = label.length > longest ? `${label.slice(0, longest - 1)}…` : label;
    const { width } = ctx.measureText(text);
    const left = Math.min(x - width / 2, ctx.canvas.width - width);
    if (left < free) continue;
    ctx.fillText(text, left, bbox.top - 6 * ratio);
    free = left + width + gap * ratio;
  }
  ctx.restore();
}
