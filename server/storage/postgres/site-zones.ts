import type { Buckets, CountRules } from '../contract/counting.ts';
import { sharedSites } from './locks.ts';
import type { Statements } from './statements.ts';

interface ZoneRow {
  site: number;
  timezone: string;
  former: string | null;
  since: number | null;
  forgettings: number;
}

/**
 * What the counting of sites follows from, as of one transaction: the buckets that a moment is counted in, and which of
 * the strings that are known still hold. While the days of a site are counted anew, whatever was received before the
 * moment that this has come to is in the days of the former zone.
 */
export class SiteZones {
  readonly #bucketsOf: CountRules['bucketsOf'];
  readonly #zones: ReadonlyMap<number, ZoneRow>;

  constructor(rows: readonly unknown[], rules: CountRules) {
    this.#bucketsOf = rules.bucketsOf;
    this.#zones = new Map((rows as ZoneRow[]).map((row) => [row.site, row]));
  }

  get sites(): number[] {
    return [...this.#zones.keys()];
  }

  /** Throws where there is none of one of the sites: before anything is interned for the others. */
  assertKnown(sites: Iterable<number>): void {
    for (const site of sites) if (!this.#zones.has(site)) throw new Error(`there is no site ${site}`);
  }

  /** How often values of a site were forgotten: what is known of its strings holds as long as that is the same. */
  forgettingsOf(site: number): number {
    return this.#zones.get(site)!.forgettings;
  }

  /** Whether a site's days are being counted anew. */
  isRecounting(site: number): boolean {
    return this.#zones.get(site)!.former !== null;
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

/** The same in the middle of a transaction that holds the sites already. */
export async function zonesNow(
  db: Statements,
  sites: readonly number[] | 'all',
  rules: CountRules,
): Promise<SiteZones> {
  return new SiteZones((await db.several([zonesOf(sites)]))[0]!, rules);
}

function zonesOf(sites: readonly number[] | 'all'): string {
  const which = sites === 'all' ? '' : `WHERE s.site = ANY(ARRAY[${sites.map(Number).join(', ')}]::bigint[])`;
  return `SELECT s.site, s.timezone, r.former_timezone AS former, r.since, s.forgettings
    FROM sites s LEFT JOIN recounts r ON r.site = s.site ${which}`;
}
