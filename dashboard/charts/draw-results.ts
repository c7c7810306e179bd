import { type MetricId, metrics } from '../../shared/metric.ts';
import type { ResultRow } from '../data/result-rows.ts';
import { whiskerLimits } from '../data/whisker-limits.ts';
import { formatCount, formatValue } from '../words/number.ts';
import { intervalCell } from '../words/trend-words.ts';
import { type ChartTokens, chartTokens } from './chart-tokens.ts';

export interface ResultsPicture {
  metric: MetricId;
  title: string;
  /** What was asked, below the title. */
  lines: readonly string[];
  /** What stands above the columns: of what, value, interval, count. */
  head: readonly [name: string, value: string, interval: string, n: string];
  rows: readonly ResultRow[];
}

const width = 960;
const edge = 32;
const rowHeight = 34;
const lineHeight = 20;
/** Where the columns end, and where the whiskers begin. */
const columns = { name: 300, value: 390, whiskers: 420, interval: 800, n: width - edge };
/** Pixels of the picture for each of a page's: sharp on paper, too. */
const scale = 2;

/** Draws rows with their intervals as a picture that stands by itself, in the colours of the page as it looks now. */
export function drawResults(page: HTMLElement, picture: ResultsPicture): HTMLCanvasElement {
  const { title, lines, head, rows } = picture;
  const tokens = chartTokens(page);
  const top = edge + 28 + lines.length * lineHeight + 32;
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = (top + rows.length * rowHeight + edge) * scale;
  const context = canvas.getContext('2d')!;
  context.scale(scale, scale);
  context.fillStyle = tokens.ground;
  context.fillRect(0, 0, width, canvas.height);
  const write = writer(context, tokens);
  write(title, edge, edge + 14, { size: 20, strong: true });
  lines.forEach((line, i) => {
    write(line, edge, edge + 40 + i * lineHeight, { faint: true });
  });
  write(head[0], edge, top - 14, { faint: true });
  write(head[1], columns.value, top - 14, { faint: true, end: true });
  write(head[2], columns.interval, top - 14, { faint: true, end: true });
  write(head[3], columns.n, top - 14, { faint: true, end: true });
  drawRows(context, tokens, top, picture, write);
  return canvas;
}

interface Style {
  size?: number;
  strong?: boolean;
  faint?: boolean;
  end?: boolean;
  most?: number;
}

type Write = (text: string, x: number, y: number, style?: Style) => void;

/** Writes on a middle line; what is longer than it may be ends with an ellipsis. */
function writer(context: CanvasRenderingContext2D, { text, soft, font }: ChartTokens): Write {
  return (written, x, y, { size = 13, strong = false, faint = false, end = false, most = width } = {}) => {
    context.font = `${strong ? '600 ' : ''}${font.replace('12px', `${size}px`)}`;
    context.fillStyle = faint ? soft : text;
    context.textAlign = end ? 'right' : 'left';
    context.textBaseline = 'middle';
    const letters = [...written];
    const shown = () => (letters.length < [...written].length ? `${letters.join('')}…` : written);
    while (letters.length > 1 && context.measureText(shown()).width > most) letters.pop();
    context.fillText(shown(), x, y);
  };
}

function drawRows(
  context: CanvasRenderingContext2D,
  tokens: ChartTokens,
  top: number,
  { metric, rows }: ResultsPicture,
  write: Write,
): void {
  const { unit } = metrics[metric];
  const limits = whiskerLimits(rows.map(({ value }) => value));
  const room = columns.interval - 130 - columns.whiskers;
  const at = (position: number) =>
    columns.whiskers + (room * (position - limits[0])) / (limits[1] - limits[0]);
  for (const [i, { names, value }] of rows.entries()) {
    const y = top + i * rowHeight + rowHeight / 2;
    context.fillStyle = tokens.line;
    context.fillRect(edge, y - rowHeight / 2, width - 2 * edge, 1);
    write(names.join(' · '), edge, y, { most: columns.name - edge });
    write(formatCount(value.n), columns.n, y, { faint: true, end: true });
    if (value.value === null) {
      write('–', columns.value, y, { faint: true, end: true });
      continue;
    }
    write(formatValue(value.value, unit), columns.value, y, { strong: true, end: true });
    if (!value.ci) continue;
    context.strokeStyle = tokens.accentEdge;
    context.lineWidth = 5;
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(at(value.ci[0]), y);
    context.lineTo(at(value.ci[1]), y);
    context.stroke();
    context.fillStyle = tokens.accent;
    context.beginPath();
    context.arc(at(value.value), y, 4, 0, 2 * Math.PI);
    context.fill();
    write(intervalCell(value, unit), columns.interval, y, { faint: true, end: true });
  }
}
