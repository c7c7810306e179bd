/**
 * What a question needs of the counts: which segments, and by what they are grouped. Pure. Where counts alone cannot
 * answer, it says why.
 */

import type { CountSegment } from '../storage/storage.ts';
import type { Bucket } from './buckets.ts';
import { cover } from './cover.ts';
import type { Range } from './period.ts';

export interface PlanInput {
  range: Range;
  /** The buckets of a series, or null for one number. */
  buckets: readonly Bucket[] | null;
  breakdown: string | null;
  filter: { dimension: string; value: string } | null;
  siteTimezone: string;
}

export interface Plan {
  /** What the output buckets are made of. */
  segments: CountSegment[];
  /** The whole range as one bucket: what coverage is told of. */
  whole: CountSegment[];
  /** The dimension that is read; null: the total. */
  dimension: string | null;
  /** Only this value of it. */
  value: string | null;
  version: number | null;
  byVersion: boolean;
}

export type PlanRefusal = { path: string; reason: string };

export function plan({ range, buckets, breakdown, filter, siteTimezone }: PlanInput): Plan | PlanRefusal {
  const version = filter?.dimension === 'version' ? Number(filter.value) : null;
  const filtered = filter && version === null ? filter : null;
  const byVersion = breakdown === 'version';
  const grouped = breakdown !== null && !byVersion ? breakdown : null;
  if (filtered && grouped) {
    return {
      path: 'filter',
      reason: `by ${filtered.dimension} cannot stand beside a breakdown by ${grouped}`,
    };
  }
  if (version !== null && byVersion) {
    return { path: 'filter', reason: 'by version cannot stand beside a breakdown by version' };
  }
  const dimension = grouped ?? filtered?.dimension ?? null;
  const ranges: readonly Range[] = buckets?.map(({ start, end }) => ({ from: start, to: end })) ?? [range];
  const whole = cover(range, siteTimezone, 0, dimension !== null);
  const covers = ranges.map((part, out) => cover(part, siteTimezone, out, dimension !== null));
  if (!whole || !covers.every((covering) => covering !== null)) {
    return {
      path: whole ? 'interval' : 'period',
      reason: `asks for ${dimension} between midnights of ${siteTimezone}: dimensions are counted by that zone's days`,
    };
  }
  return { segments: covers.flat(), whole, dimension, value: filtered?.value ?? null, version, byVersion };
}
