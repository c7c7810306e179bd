/**
 * Where an answer is counted from: the counts where they can tell, else the rows of the responses. Pure. Either way it
 * says why.
 */
import type { Filter } from '../../shared/filter.ts';
import { type CountSegment, noValue } from '../storage/contract/counts.ts';
import type { Bucket } from './buckets.ts';
import { cover } from './cover.ts';
import type { Range } from './period.ts';

/** A range, and the steps of its series; null for one number. */
export interface Stretch {
  range: Range;
  buckets: readonly Bucket[] | null;
}

export interface PlanInput {
  /** The range that is asked about, and the one that it is compared with. */
  stretches: readonly Stretch[];
  breakdown: readonly string[];
  filters: readonly Filter[];
  siteTimezone: string;
  /** The site's days and months are being counted anew, after a change of its zone. */
  recounting: boolean;
  /** A value that is filtered by and shares `(other)`: it has no counts of its own. */
  folded: string | null;
}

/** What is read of the counts: a dimension by its values, or some of its values together, or the total. */
export interface CountSelection {
  /** Null: the total. */
  dimension: string | null;
  /** Only these values, summed; null with a dimension: one group a value. */
  values: readonly string[] | null;
  version: number | null;
  /** What else groups are told apart by. */
  by: 'survey' | 'version' | null;
}

/** The buckets of the counts that make up a stretch: of each output bucket, and of the whole for its coverage. */
export interface Covering {
  segments: CountSegment[];
  whole: CountSegment[];
}

export interface CountPlan {
  source: 'counts';
  reason: string;
  selection: CountSelection;
  covers: Covering[];
}

export interface RowPlan {
  source: 'rows';
  reason: string;
  /** The parameter that makes it so. */
  path: 'filter' | 'breakdown' | 'interval' | 'period';
}

export type Plan = CountPlan | RowPlan;

export function plan(input: PlanInput): Plan {
  const selection = select(input);
  if ('source' in selection) return selection;
  const dimensional = selection.dimension !== null;
  const covers: Covering[] = [];
  for (const { range, buckets } of input.stretches) {
    const days = input.recounting ? null : input.siteTimezone;
    const whole = cover(range, days, 0, dimensional);
    if (!whole) return offMidnight('period', selection, input);
    const ranges: readonly Range[] = buckets?.map(({ start, end }) => ({ from: start, to: end })) ?? [range];
    const parts = ranges.map((part, out) => cover(part, days, out, dimensional));
    if (!parts.every((part) => part !== null)) return offMidnight('interval', selection, input);
    covers.push({ segments: parts.flat(), whole });
  }
  return { source: 'counts', reason: reasonOf(selection), selection, covers };
}

function select({ breakdown, filters, folded }: PlanInput): CountSelection | RowPlan {
  const rating = [...breakdown, ...filters.map((filter) => filter.dimension)].includes('rating');
  if (rating)
    return fromRows(
      breakdown.includes('rating') ? 'breakdown' : 'filter',
      'answers are told apart by rating',
    );
  const operator = filters.find((filter) => filter.operator !== 'is');
  if (operator) return fromRows('filter', `${operator.dimension} is filtered by "${operator.operator}"`);
  if (breakdown.length > 1) return fromRows('breakdown', `${breakdown.join(' and ')} together`);
  const grouped = breakdown.find((name) => !isSurveyOrVersion(name)) ?? null;
  const versions = filters.filter((filter) => filter.dimension === 'version').flatMap(({ values }) => values);
  if (versions.length > 1) return fromRows('filter', 'several versions are chosen');
  const filtered = filters.filter((filter) => filter.dimension !== 'version');
  if (filtered.length > 1) return fromRows('filter', 'several filters hold together');
  const [filter] = filtered;
  if (filter && grouped !== null) {
    return fromRows('filter', `a filter by ${filter.dimension} stands beside a breakdown by ${grouped}`);
  }
  if (filter?.values.includes(noValue))
    return fromRows('filter', `responses without ${filter.dimension} are chosen`);
  if (folded !== null) return fromRows('filter', `"${folded}" is too rare to be counted by itself`);
  return {
    dimension: grouped ?? filter?.dimension ?? null,
    values: filter ? [...new Set(filter.values)] : null,
    version: versions[0] === undefined ? null : Number(versions[0]),
    by: breakdown.find(isSurveyOrVersion) ?? null,
  };
}

function isSurveyOrVersion(dimension: string): dimension is 'survey' | 'version' {
  return dimension === 'survey' || dimension === 'version';
}

function offMidnight(
  path: 'period' | 'interval',
  { dimension }: CountSelection,
  { siteTimezone, recounting }: PlanInput,
): RowPlan {
  if (recounting)
    return fromRows(path, `the days of the site are being counted anew, as those of ${siteTimezone}`);
  return fromRows(
    path,
    `${dimension} is counted by the days of ${siteTimezone}, and other times are asked for`,
  );
}

function fromRows(path: RowPlan['path'], reason: string): RowPlan {
  return { source: 'rows', path, reason };
}

function reasonOf({ dimension, by }: CountSelection): string {
  if (dimension !== null) return `${dimension} is counted by day and month`;
  return by === null ? 'totals are counted by the quarter hour' : `each ${by} is counted by the quarter hour`;
}
