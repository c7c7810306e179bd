/** Makes the rows of an answer: a value for each metric, group and bucket, without gaps. Pure. */
import type { Filter } from '../../shared/filter.ts';
import type { Value } from '../../shared/metric-value.ts';
import type { StatsResult } from '../../shared/stats-answer.ts';
import { invalid } from '../problem.ts';
import { otherValue } from '../storage/contract/counts.ts';
import type { Bucket } from './buckets.ts';
import { compareRows } from './compare-rows.ts';
import { type Group, isOther, type MetricGroups, nameOf, noParts, sizeOf, sumOfGroups } from './group.ts';
import type { Range } from './period.ts';
import type { Question } from './question.ts';
import type { MetricSource } from './sources.ts';

const mostRows = 20_000;

export interface ResultsInput {
  question: Question;
  sources: readonly MetricSource[];
  now: MetricGroups;
  /** Of the stretch that is compared with. */
  before: MetricGroups | null;
  range: Range;
  series: readonly Bucket[] | null;
  minimumN: number;
  /** The cursor that leads to the responses behind a row. */
  leadTo: (range: Range, filters: readonly Filter[]) => string;
}

export interface Results {
  rows: StatsResult[];
  /** Values of the breakdown beyond its limit. */
  left: number;
  suppressed: boolean;
}

export function resultsOf(input: ResultsInput): Results {
  const { question, series } = input;
  const { shown, left } = question.breakdown.length === 0 ? { shown: [[]], left: 0 } : chooseGroups(input);
  if (shown.length * (series?.length ?? 1) > mostRows) {
    throw invalid(
      'unsupported_query',
      'interval',
      'gives too many rows with this breakdown: lower limit or take a longer interval',
    );
  }
  const rows = shown.flatMap((values) => rowsOf(values, input));
  let suppressed = false;
  for (const [index, source] of input.sources.entries()) {
    const groups = byName(input.now[index]!);
    const before = byName(input.before?.[index] ?? []);
    const nothing = noParts(source.roles.length);
    const compared = rows.map(({ result, name, out }) => {
      const now = groups.get(name)?.outs[out] ?? nothing;
      const value = shownValue(source.compute(now), question, input.minimumN);
      suppressed ||= value.suppressed === true;
      (result.metrics as Record<string, Value>)[source.metric] = value;
      return { value, now, before: before.get(name)?.outs[out] ?? nothing };
    });
    if (input.before) compareRows(compared, source, input.minimumN, question.breakdown.length > 0);
  }
  return { rows: rows.map(({ result }) => result), left, suppressed };
}

function byName(groups: readonly Group[]): Map<string, Group> {
  return new Map(groups.map((group) => [nameOf(group.values), group]));
}

/**
 * The groups that are shown, largest first in the first metric that knows them; where asked for, what is left is
 * summed up as `(other)` in place, together with what already is.
 */
function chooseGroups({ question, sources, now, before }: ResultsInput): {
  shown: (readonly string[])[];
  left: number;
} {
  const sizes = new Map<string, { values: readonly string[]; size: number }>();
  for (const [index, source] of sources.entries()) {
    for (const group of now[index]!) {
      const size = sizeOf(group, source);
      if (size > 0 && !sizes.has(nameOf(group.values)))
        sizes.set(nameOf(group.values), { values: group.values, size });
    }
  }
  const all = [...sizes.values()].sort(bySize).map(({ values }) => values);
  if (!question.other)
    return { shown: all.slice(0, question.limit), left: Math.max(0, all.length - question.limit) };
  const named = all.filter((values) => !isOther({ values }));
  const shown = named.slice(0, question.limit);
  const kept = new Set(shown.map(nameOf));
  const rest = question.breakdown.map(() => otherValue);
  for (const metrics of before ? [now, before] : [now]) {
    for (const [index, groups] of metrics.entries()) {
      const summed = groups.filter((group) => !kept.has(nameOf(group.values)));
      const roles = sources[index]!.roles.length;
      metrics[index] = [
        ...groups.filter((group) => kept.has(nameOf(group.values))),
        sumOfGroups(rest, summed, roles),
      ];
    }
  }
  return { shown: all.length > shown.length ? [...shown, rest] : shown, left: 0 };
}

function bySize(
  a: { values: readonly string[]; size: number },
  b: { values: readonly string[]; size: number },
): number {
  return b.size - a.size || (nameOf(a.values) < nameOf(b.values) ? -1 : 1);
}

interface Row {
  result: StatsResult;
  /** Of the group. */
  name: string;
  out: number;
}

function rowsOf(values: readonly string[], { question, range, series, leadTo }: ResultsInput): Row[] {
  const { breakdown, filters, ids } = question;
  const dimensions = Object.fromEntries(breakdown.map((name, i) => [name, values[i]!]));
  const led = ids && !isOther({ values }) && !filters.some((filter) => isOther(filter));
  const name = nameOf(values);
  const row = (out: number, at: Range, bucket?: Bucket): Row => {
    const result = {} as StatsResult;
    if (breakdown.length > 0) result.dimensions = dimensions;
    if (bucket) result.bucket = bucket.label;
    if (bucket?.partial) result.partial = true;
    if (led) result.responses = leadTo(at, [...filters, ...equalities(dimensions)]);
    result.metrics = {} as StatsResult['metrics'];
    return { result, name, out };
  };
  if (!series) return [row(0, range)];
  return series.map((bucket, out) => row(out, { from: bucket.start, to: bucket.end }, bucket));
}

function equalities(dimensions: Readonly<Record<string, string>>): Filter[] {
  return Object.entries(dimensions).map(([dimension, value]) => ({
    dimension,
    operator: 'is',
    values: [value],
  }));
}

/** A row of a breakdown from few answers would tell more of a person than of a page. */
function shownValue(value: Value, { breakdown }: Question, minimumN: number): Value {
  const few = breakdown.length > 0 && value.n > 0 && value.n < minimumN;
  return few ? { value: null, n: value.n, ci: null, suppressed: true } : value;
}
