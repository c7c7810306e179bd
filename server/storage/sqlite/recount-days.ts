import type Database from 'better-sqlite3';
import { spans } from '../contract/counts.ts';
import { type CountDelta, CountSums, counters } from '../merge-counts.ts';
import { sumResponse } from '../sum-counts.ts';
import type { Counting } from './counting.ts';
import { ResponseReader } from './read-responses.ts';
import type { SiteZones } from './site-zones.ts';
import type { CountUpsert } from './write-counts.ts';

export interface DayRecountParts extends Counting {
  db: Database.Database;
  upsert: CountUpsert;
}

/**
 * Moves the counts of a site into the days and months of its new zone, the latest responses first. Each piece moves
 * with the moment that it has come to, in the caller's transaction: at any time every response is counted once.
 */
export class DayRecount {
  readonly #parts: DayRecountParts;
  readonly #responses: ResponseReader;
  readonly #since: Database.Statement<[number], number>;
  readonly #come: Database.Statement<[number, number]>;
  readonly #end: Database.Statement<[number]>;
  readonly #surveys: Database.Statement<[number], number>;
  readonly #nth: Database.Statement<[number, number, number, number], number>;

  constructor(parts: DayRecountParts) {
    const { db, dictionary } = parts;
    this.#parts = parts;
    this.#responses = new ResponseReader(db, dictionary);
    this.#since = db.prepare<[number], number>('SELECT since FROM recounts WHERE site = ?').pluck();
    this.#come = db.prepare('UPDATE recounts SET since = ? WHERE site = ?');
    this.#end = db.prepare('DELETE FROM recounts WHERE site = ?');
    this.#surveys = db.prepare<[number], number>('SELECT survey FROM surveys WHERE site = ?').pluck();
    this.#nth = db
      .prepare<[number, number, number, number], number>(
        `SELECT received_at FROM responses WHERE site = ? AND survey = ? AND received_at < ?
         ORDER BY received_at DESC LIMIT 1 OFFSET ?`,
      )
      .pluck();
  }

  next(site: number, most: number): number | null {
    const since = this.#since.get(site);
    if (since === undefined) return null;
    const surveys = this.#surveys.all(site);
    const from = Math.max(
      ...surveys.map((survey) => this.#nth.get(site, survey, since, most - 1) ?? Number.MIN_SAFE_INTEGER),
    );
    const moved = surveys.flatMap((survey) => this.#responses.countable(site, survey, from, since));
    if (moved.length === 0) {
      this.#finish(site);
      return null;
    }
    const sums = new CountSums();
    for (const response of moved) sumResponse(this.#parts, sums, response, -1);
    this.#come.run(from, site);
    this.#parts.zones.forget();
    for (const response of moved) sumResponse(this.#parts, sums, response, 1);
    this.#parts.upsert.add(sums.sorted());
    return moved.length;
  }

  #finish(site: number): void {
    this.#end.run(site);
    this.#parts.zones.forget();
    const { db, upsert, zones } = this.#parts;
    // Totals of what has no rows are known by the quarter hour, which is of no zone.
    const funnel = `site = ? AND dimension = 0 AND key IN (SELECT key FROM count_keys WHERE site = ? AND name LIKE '~funnel%')`;
    db.prepare(`DELETE FROM counts WHERE ${funnel} AND span <> ${spans.quarter}`).run(site, site);
    const quarters = db
      .prepare<[number, number], number[]>(
        `SELECT key, bucket, version, ${columns} FROM counts WHERE ${funnel} AND span = ${spans.quarter}`,
      )
      .raw()
      .all(site, site);
    upsert.add(totalsOf(site, quarters, zones));
  }
}

const columns = Array.from({ length: counters }, (_, i) => `c${i}`).join(', ');
const quarterHour = 900_000;

/** Days and months as the sums of their quarter hours: rows of key, bucket, version and counters. */
function totalsOf(site: number, quarters: readonly number[][], zones: SiteZones): CountDelta[] {
  const totals = new Map<string, CountDelta>();
  for (const [key, quarter, version, ...by] of quarters as [number, number, number, ...number[]][]) {
    const { day, month } = zones.bucketsOf(site, quarter * quarterHour);
    for (const [span, bucket] of [
      [spans.day, day],
      [spans.month, month],
    ] as const) {
      const name = [key, span, bucket, version].join();
      const total = totals.get(name);
      if (total) for (let i = 0; i < counters; i++) total.by[i]! += by[i]!;
      else totals.set(name, { site, key, dimension: 0, span, bucket, value: 0, version, by: [...by] });
    }
  }
  return [...totals.values()];
}
