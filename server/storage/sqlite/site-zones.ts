import type Database from 'better-sqlite3';
import type { Buckets, CountRules } from '../contract/counting.ts';

interface Zones {
  timezone: string;
  former: string | null;
  since: number | null;
}

/**
 * The buckets that a moment of a site is counted in. While its days are counted anew, whatever was received before the
 * moment that this has come to is in the days of the former zone.
 */
export class SiteZones {
  readonly #bucketsOf: CountRules['bucketsOf'];
  readonly #find: Database.Statement<[number], Zones>;
  readonly #known = new Map<number, Zones>();
  #forgotten = 0;

  constructor(db: Database.Database, rules: CountRules) {
    this.#bucketsOf = rules.bucketsOf;
    this.#find = db.prepare(
      `SELECT s.timezone, r.former_timezone AS former, r.since FROM sites s LEFT JOIN recounts r ON r.site = s.site
       WHERE s.site = ?`,
    );
  }

  bucketsOf(site: number, at: number): Buckets {
    let zones = this.#known.get(site);
    if (!zones) {
      zones = this.#find.get(site)!;
      this.#known.set(site, zones);
    }
    const { timezone, former, since } = zones;
    return this.#bucketsOf(at, former !== null && at < since! ? former : timezone);
  }

  /** Drops what is remembered: a site has changed, or the transaction that changed one was rolled back. */
  forget(): void {
    this.#known.clear();
    this.#forgotten++;
  }

  /** How often that was: what was read of the sites holds as long as it is the same. */
  get forgotten(): number {
    return this.#forgotten;
  }
}
