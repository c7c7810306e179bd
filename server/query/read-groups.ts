/** Reads what a plan asks of the counts, and gathers it by the values of the breakdown. */
import type { Coverage } from '../../shared/aggregate.ts';
import { coverageKey } from '../ingest/counts.ts';
import { coverage } from '../stats/coverage.ts';
import { empty, type Histogram, merge, total } from '../stats/histogram.ts';
import {
  type CountQuestion,
  type CountRow,
  noValue,
  type Storage,
  type StoredSurvey,
} from '../storage/storage.ts';
import type { Plan } from './plan.ts';
import type { Source, SourceKey } from './source.ts';

/** A value of the breakdown (null: there is none) with a histogram for each role and output bucket. */
export interface Group {
  value: string | null;
  histograms: Histogram[][];
}

/** Groups come in the order of their size, and only those that have answers. */
export async function readGroups(
  counts: Storage['counts'],
  siteKey: number,
  surveys: readonly StoredSurvey[],
  source: Source,
  planned: Plan,
): Promise<{ groups: Group[]; coverage: Coverage }> {
  const { segments } = planned;
  const outs = 1 + Math.max(0, ...segments.map((segment) => segment.out));
  const keys = source.roles.flatMap((role, index) => role.map((key) => ({ ...key, role: index })));
  const coverageKeys = surveys.map((survey) => ({ surveyKey: survey.key, countKey: coverageKey }));
  const { grouped, whole, needsTotals } = selections(planned);
  const asking =
    (selection: Selection) =>
    ({ surveyKey, countKey }: SourceKey): CountQuestion => ({
      siteKey,
      surveyKey,
      countKey,
      segments,
      ...selection,
    });
  const rows = await counts.read([
    ...keys.map(asking(grouped)),
    ...coverageKeys.map(asking({ ...whole, segments: planned.whole })),
    ...(needsTotals ? keys.map(asking(whole)) : []),
  ]);
  const gather = (offset: number) => {
    const groups = new Map<string | null, Histogram[][]>();
    for (const [i, { role }] of keys.entries()) {
      collect(groups, rows[offset + i]!, role, () => zeros(source.roles.length, outs));
    }
    return groups;
  };
  const groups = [...gather(0)].map(([value, histograms]) => ({ value, histograms }));
  const totals = needsTotals ? gather(keys.length + coverageKeys.length).get(null) : undefined;
  const covered = rows.slice(keys.length, keys.length + coverageKeys.length).flat();
  return {
    groups: bySize(totals ? [...groups, withoutValue(totals, groups)] : groups),
    coverage: coverage(covered.reduce((sum, row) => merge(sum, row.counts), empty())),
  };
}

type Selection = Pick<CountQuestion, 'dimension' | 'value' | 'version' | 'byVersion'> &
  Partial<Pick<CountQuestion, 'segments'>>;

/** What is read by group, and what of the whole: coverage is told of the whole. */
function selections({ dimension, value, version, byVersion }: Plan): {
  grouped: Selection;
  whole: Selection;
  needsTotals: boolean;
} {
  const ofVersion = version === null ? {} : { version };
  const filtered = { ...ofVersion, dimension, ...(value === null ? {} : { value }) };
  return {
    grouped: byVersion ? { ...filtered, byVersion } : filtered,
    whole: value === null ? { ...ofVersion, dimension: null } : filtered,
    needsTotals: dimension !== null && value === null,
  };
}

function collect(
  groups: Map<string | null, Histogram[][]>,
  rows: readonly CountRow[],
  role: number,
  emptyGroup: () => Histogram[][],
): void {
  for (const { out, value, counts } of rows) {
    let group = groups.get(value);
    if (!group) {
      group = emptyGroup();
      groups.set(value, group);
    }
    group[role]![out] = merge(group[role]![out]!, counts);
  }
}

export function zeros(roles: number, outs: number): Histogram[][] {
  return Array.from({ length: roles }, () => Array.from({ length: outs }, empty));
}

/** What is in the total and under no value: `(none)`. */
function withoutValue(totals: Histogram[][], groups: readonly Group[]): Group {
  const histograms = totals.map((outs, role) =>
    outs.map((sum, out) => groups.reduce((left, group) => minus(left, group.histograms[role]![out]!), sum)),
  );
  return { value: noValue, histograms };
}

function minus(a: Histogram, b: Histogram): Histogram {
  return a.map((n, i) => n - b[i]!);
}

function bySize(groups: readonly Group[]): Group[] {
  return groups
    .map((group) => ({ group, size: sizeOf(group) }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size || ((a.group.value ?? '') < (b.group.value ?? '') ? -1 : 1))
    .map(({ group }) => group);
}

function sizeOf({ histograms }: Group): number {
  return histograms[0]!.reduce((sum, histogram) => sum + total(histogram), 0);
}
