import type { Buckets, CountRules } from '../contract/counting.ts';
import { sharedSites } from './locks.ts';

interface ZoneRow {
  site: number;
  timezone: string;
  former: string | null;
  since: number | null;
}

/**
 * The buckets that a moment of a site is counted in, as of one transaction. While its days are counted anew, whatever
 * was received before the moment that this has come to is in the days of the former zone.
 */
export class SiteZones {
  readonly #bucketsOf: CountRules['bucketsOf'];
  readonly #zones: ReadonlyMap<number, ZoneRow>;

  constructor(rows: readonly unknown[], rules: CountRules) {
    this.#bucketsOf = rules.bucketsOf;
    this.#zones = new Map((rows as ZoneRow[]).map((row) => [row.site, row]));
  }

  /** Throws where there is none of one of the sites: before anything is interned for the others. */
  assertKnown(sites: Iterable<number>): void {
    for (const site of sites) if (!this.#zones.has(site)) throw new Error(`there is no site ${site}`);
  }

  bucketsOf(site: number, at: number): Buckets {
    const { timezone, former, since } = this.#zones.get(site)!;
    return this.#bucketsOf(at, former !== null && at < since! ? former : timezone);
  }
}

/** Statements to begin a transaction with that counts for these sites; the rows of the second one make `SiteZones`. */
export function openingFor(sites: readonly number[]): [lock: string, zones: string] {
  const sorted = [...new Set(sites)].sort((a, b) => a - b);
  return [sharedSites(sorted), zonesOf(sorted)];
}

/** The same for one site that is held already, or of all of them. */
export function zonesOf(sites: readonly number[] | 'all'): string {
  const which = sites === 'all' ? '' : `WHERE s.site = ANY(ARRAY[${sites.map(Number).join(', ')}]::bigint[])`;
  return `SELECT s.site, s.timezone, r.former_timezone AS former, r.since
    FROM sites s LEFT JOIN recounts r ON r.site = s.site ${which}`;
}
