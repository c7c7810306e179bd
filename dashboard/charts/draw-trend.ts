import uPlot from 'uplot';
import type { MetricUnit } from '../../shared/metric.ts';
import type { TrendPoint } from '../data/trend-points.ts';
import { formatValue } from '../words/number.ts';
import { type ChartTokens, chartTokens } from './chart-tokens.ts';
import { drawMarks, type Mark } from './draw-marks.ts';
import { trendRange } from './trend-range.ts';
import { loneIntervals, lonePoints, trendSeries } from './trend-series.ts';

export interface TrendDrawing {
  points: readonly TrendPoint[];
  unit: MetricUnit;
  /** The ends of what the metric can be. */
  limits: readonly [number, number];
  /** Of what happened on the way, in order of time. */
  marks: readonly Mark[];
  /** Hears which point is pointed at, null for none. */
  onPoint(index: number | null): void;
}

const ticks: Readonly<Record<MetricUnit, number[]>> = {
  points: [5, 10, 20, 25, 50, 100],
  share: [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5],
  scale: [0.1, 0.2, 0.25, 0.5, 1, 2, 5],
  index: [5, 10, 20, 25, 50],
  'per-thousand': [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500],
};

/** Draws a line with its interval as a band; unfinished buckets dashed and hollow. Returns what takes it away. */
export function drawTrend(element: HTMLElement, drawing: TrendDrawing): () => void {
  const { points, unit, limits, marks, onPoint } = drawing;
  const tokens = chartTokens(element);
  const plot = new uPlot(
    {
      width: element.clientWidth,
      height: element.clientHeight,
      padding: [marks.length > 0 ? 26 : 12, 24, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 9, fill: tokens.accent } },
      scales: {
        x: { time: false, range: [-0.4, points.length - 0.6] },
        y: { range: trendRange(points, unit, limits) },
      },
      axes: axes(drawing, tokens, element.clientWidth),
      series: series(points, tokens),
      bands: [{ series: [2, 1], fill: tokens.accentSoft }],
      hooks: {
        drawAxes: [(u) => drawMarks(u, marks, tokens)],
        drawSeries: [(u, index) => index === 1 && drawLoneIntervals(u, points, tokens)],
        setCursor: [(u) => onPoint(u.cursor.idx ?? null)],
      },
    },
    trendSeries(points),
    element,
  );
  return () => plot.destroy();
}

function axes({ points, unit }: TrendDrawing, tokens: ChartTokens, width: number): uPlot.Axis[] {
  const every = Math.max(1, Math.ceil((points.length * widestTick(points)) / width));
  const shared = { stroke: tokens.soft, font: tokens.font, ticks: { show: false } };
  return [
    {
      ...shared,
      size: 28,
      gap: 8,
      grid: { show: false },
      splits: () => points.map((_, i) => i).filter((i) => i % every === 0),
      values: (_, splits) => splits.map((i) => points[i]?.tick ?? ''),
    },
    {
      ...shared,
      size: unit === 'points' ? 44 : 46,
      gap: 8,
      incrs: ticks[unit],
      space: 36,
      grid: { stroke: tokens.line, width: 1 },
      values: (_, splits) => splits.map((value) => tickLabel(value, unit)),
    },
  ];
}

/** About what the longest label takes at 12 pixels, with air around it; Chinese characters are square. */
function widestTick(points: readonly TrendPoint[]): number {
  const widthOf = (tick: string) => [...tick].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 12 : 7), 0);
  return Math.max(...points.map(({ tick }) => widthOf(tick))) + 24;
}

function tickLabel(value: number, unit: MetricUnit): string {
  return unit === 'scale' ? String(Number(value.toFixed(2))) : formatValue(value, unit);
}

function series(points: readonly TrendPoint[], tokens: ChartTokens): uPlot.Series[] {
  const limit: uPlot.Series = { points: { show: false } };
  const crowded = points.length > 62;
  const line: uPlot.Series = { stroke: tokens.accent, width: 2 };
  return [
    {},
    limit,
    limit,
    {
      ...line,
      points: {
        show: true,
        size: 6,
        fill: tokens.accent,
        width: 0,
        filter: () => (crowded ? lonePoints(points) : null),
      },
    },
    {
      ...line,
      dash: [3, 4],
      points: {
        show: true,
        size: 8,
        fill: tokens.ground,
        stroke: tokens.accent,
        width: 2,
        filter: () => points.flatMap(({ partial, value }, i) => (partial && value !== null ? [i] : [])),
      },
    },
  ];
}

function drawLoneIntervals(u: uPlot, points: readonly TrendPoint[], tokens: ChartTokens): void {
  const { ctx } = u;
  ctx.save();
  ctx.strokeStyle = tokens.accentEdge;
  ctx.lineWidth = 6 * devicePixelRatio;
  ctx.lineCap = 'round';
  for (const i of loneIntervals(points)) {
    const [low, high] = points[i]!.ci!;
    const x = u.valToPos(i, 'x', true);
    ctx.beginPath();
    ctx.moveTo(x, u.valToPos(low, 'y', true));
    ctx.lineTo(x, u.valToPos(high, 'y', true));
    ctx.stroke();
  }
  ctx.restore();
}
