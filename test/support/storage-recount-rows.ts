import { adjustP } from '../../server/stats/adjust-p.ts';
import type { CounterAddition } from '../../server/storage/contract/counting.ts';
import type { StoredResponse } from '../../server/storage/contract/stored-response.ts';
import type { Compared, Value } from '../../shared/metric-value.ts';
import { dateStart } from './storage-local-date.ts';
import { modelClass } from './storage-model.ts';
import { type Asked, chosenIn, type Stretch } from './storage-recount-asked.ts';
import { type Item, passes, shownAs } from './storage-recount-choice.ts';
import type { Cell, Recount } from './storage-recount-metric.ts';

export interface Row {
  dimensions?: Record<string, string>;
  bucket?: string;
  partial?: true;
  metrics: Record<string, Value>;
}

export interface Rows {
  rows: Row[];
  /** Of each row the responses behind the first metric, newest first; null where the row cannot lead to them. */
  behind: (string[] | null)[];
  /** Values beyond the limit. */
  left: number;
}

/** By the shown values of the breakdown, and then by step. */
type Grouped = Map<string, Cell[]>;

const other = '(other)';
const mostRows = 20_000;

/** Null where there are too many. */
export function rowsOf(asked: Asked): Rows | null {
  const { question, recounts } = asked;
  const grouped = recounts.map((_, metric) => groups(asked.now, metric, asked));
  const before = recounts.map((_, metric) =>
    asked.before ? groups(asked.before, metric, asked) : new Map(),
  );
  const { shown, left } =
    question.breakdown.length === 0 ? { shown: [name([])], left: 0 } : choose(asked, grouped, before);
  if (shown.length * asked.now.steps.length > mostRows) return null;
  const places = shown.flatMap((group) => asked.now.steps.map((step, out) => ({ group, step, out })));
  const cellOf = (of: Grouped, { group, out }: (typeof places)[number]): Cell =>
    of.get(group)?.[out] ?? { responses: [], additions: [] };
  const rows = places.map(({ group, step }): Row => {
    const values: string[] = JSON.parse(group);
    const dimensions = Object.fromEntries(question.breakdown.map((dimension, i) => [dimension, values[i]!]));
    return {
      ...(values.length > 0 ? { dimensions } : {}),
      ...(step.bucket === undefined ? {} : { bucket: step.bucket }),
      ...(step.partial ? { partial: true } : {}),
      metrics: {},
    };
  });
  for (const [metric, recount] of recounts.entries()) {
    const cells = places.map((place) => ({
      now: cellOf(grouped[metric]!, place),
      before: asked.before && cellOf(before[metric]!, place),
    }));
    for (const [i, value] of values(cells, recount, asked).entries()) {
      rows[i]!.metrics[question.metrics[metric]!] = value;
    }
  }
  const behind = places.map((place) => {
    if (JSON.parse(place.group).includes(other)) return null;
    const { responses } = cellOf(grouped[0]!, place);
    return responses
      .filter(recounts[0]!.isBehind)
      .sort(newestFirst)
      .map(({ id }) => id);
  });
  return { rows, behind, left };
}

function groups(stretch: Stretch, metric: number, asked: Asked): Grouped {
  const { question, world, surveys } = asked;
  const grouped: Grouped = new Map();
  const put = <T extends Item>(item: T, at: number, into: (cell: Cell) => T[]) => {
    const values = question.breakdown.map((dimension) =>
      shownAs(item, dimension, asked.sources[metric]!, world),
    );
    const cells =
      grouped.get(name(values)) ?? stretch.steps.map((): Cell => ({ responses: [], additions: [] }));
    grouped.set(name(values), cells);
    into(cells[stretch.steps.findIndex(({ from, to }) => at >= from && at < to)]!).push(item);
  };
  for (const response of chosenIn(stretch.range, asked)) {
    if (modelClass(response) !== 'counted') continue;
    put<StoredResponse>(response, response.receivedAt, ({ responses }) => responses);
  }
  const byDimension = [...question.breakdown, ...question.filters.map(({ dimension }) => dimension)].some(
    (dimension) => dimension !== 'survey' && dimension !== 'version',
  );
  for (const addition of world.model.additions) {
    const { surveyKey } = addition;
    const at = byDimension
      ? dateStart(world.model.datesOfAdditions.get(addition)!, world.site.timezone)
      : addition.at;
    const isIn = at >= stretch.range.from && at < stretch.range.to;
    if (!isIn || !surveys.some(({ key }) => key === surveyKey)) continue;
    if (!passes(addition, question.filters, world)) continue;
    put<CounterAddition>(addition, at, ({ additions }) => additions);
  }
  return grouped;
}

/** Largest first, in the first metric that knows a group; what is beyond the limit is left out, or summed in place. */
function choose(
  { question, recounts }: Asked,
  grouped: readonly Grouped[],
  before: readonly Grouped[],
): { shown: string[]; left: number } {
  const sizes = new Map<string, number>();
  for (const [metric, recount] of recounts.entries()) {
    for (const [group, cells] of grouped[metric]!) {
      const size = cells.reduce((sum, cell) => sum + recount.size(cell), 0);
      if (size > 0 && !sizes.has(group)) sizes.set(group, size);
    }
  }
  const order = (a: string, b: string) => sizes.get(b)! - sizes.get(a)! || (joined(a) < joined(b) ? -1 : 1);
  const all = [...sizes.keys()].sort(order);
  if (!question.other) {
    return { shown: all.slice(0, question.limit), left: Math.max(0, all.length - question.limit) };
  }
  const shown = all.filter((group) => !JSON.parse(group).includes(other)).slice(0, question.limit);
  if (all.length === shown.length) return { shown, left: 0 };
  const rest = name(question.breakdown.map(() => other));
  for (const of of [...grouped, ...before]) {
    const summed = [...of].filter(([group]) => !shown.includes(group)).map(([, cells]) => cells);
    of.set(
      rest,
      (summed[0] ?? []).map((_, out) => ({
        responses: summed.flatMap((cells) => cells[out]!.responses),
        additions: summed.flatMap((cells) => cells[out]!.additions),
      })),
    );
  }
  return { shown: [...shown, rest], left: 0 };
}

function values(
  cells: readonly { now: Cell; before: Cell | null }[],
  recount: Recount,
  { question, world }: Asked,
): Value[] {
  const { minimumN } = world.site;
  const isFew = ({ n }: Value) => question.breakdown.length > 0 && n > 0 && n < minimumN;
  const told = cells.map(({ now, before }): { value: Value; p: number | null; ofMany?: number | null } => {
    const value = recount.value(now);
    if (isFew(value)) return { value: { value: null, n: value.n, ci: null, suppressed: true }, p: null };
    if (!before) return { value, p: null };
    const was = recount.value(before);
    const { difference, ci, p, pOfMany, effect, superiority } = recount.difference(now, before);
    const tooFew = value.n < minimumN || was.n < minimumN;
    const hidden = isFew(was);
    const compared: Compared = {
      previous: hidden ? { value: null, n: was.n, ci: null } : { value: was.value, n: was.n, ci: was.ci },
      delta: hidden ? null : difference,
      ...(tooFew
        ? { deltaCi: null, effect: { ...effect, value: null }, tooFew: true }
        : { deltaCi: ci, effect, ...(superiority ? { superiority } : {}) }),
    };
    return { value: { ...value, ...compared }, ...(tooFew ? { p: null } : { p, ofMany: pOfMany ?? p }) };
  });
  const tested = told.filter(({ p }) => p !== null).length;
  const adjusted = adjustP(
    told.map(({ p, ofMany }) => (tested > 1 ? (ofMany ?? null) : p)),
    'benjamini-hochberg',
  );
  return told.map(({ value, p }, i) => {
    if (value.previous === undefined) return value;
    const significant = adjusted[i] == null ? null : adjusted[i] < 0.05;
    return { ...value, p: adjusted[i]!, pUnadjusted: p, significant };
  });
}

function newestFirst(a: StoredResponse, b: StoredResponse): number {
  return b.receivedAt - a.receivedAt || (a.id < b.id ? 1 : -1);
}

function name(values: readonly string[]): string {
  return JSON.stringify(values);
}

function joined(group: string): string {
  return (JSON.parse(group) as string[]).join('\u0000');
}
