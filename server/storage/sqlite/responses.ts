import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { Author } from '../contract/change.ts';
import type { CountRules } from '../contract/counting.ts';
import type {
  Amendment,
  FoundResponse,
  Standing,
  StoredResponse,
  WriteOutcome,
} from '../contract/stored-response.ts';
import { fieldChanges } from '../field-changes.ts';
import { CountSums } from '../merge-counts.ts';
import type { AuditTable } from './audit.ts';
import type { Dictionary } from './dictionary.ts';
import { ResponseReader } from './read-responses.ts';
import { idBytes } from './response-id.ts';
import { ResponseRows } from './response-rows.ts';
import type { SiteZones } from './site-zones.ts';
import { standings } from './standing-bits.ts';
import { type CountUpsert, internCells, internDimensions } from './write-counts.ts';

/** Writes responses and moves their counts. Every method runs in the caller's transaction. */
export class ResponseWriter {
  readonly #dictionary: Dictionary;
  readonly #rules: CountRules;
  readonly #zones: SiteZones;
  readonly #reader: ResponseReader;
  readonly #rows: ResponseRows;
  readonly #earlier: Database.Statement<[number, number, Buffer, Buffer], number>;
  readonly #repeat: Database.Statement<[number, Buffer]>;
  readonly #counts: CountUpsert;
  readonly #audit: AuditTable;

  constructor(
    db: Database.Database,
    dictionary: Dictionary,
    rules: CountRules,
    zones: SiteZones,
    audit: AuditTable,
    counts: CountUpsert,
  ) {
    this.#audit = audit;
    this.#dictionary = dictionary;
    this.#rules = rules;
    this.#zones = zones;
    this.#reader = new ResponseReader(db, dictionary);
    this.#rows = new ResponseRows(db, dictionary, rules);
    this.#repeat = db.prepare('UPDATE responses SET duplicates = duplicates + 1 WHERE site = ? AND id = ?');
    this.#earlier = db
      .prepare<[number, number, Buffer, Buffer], number>(
        'SELECT received_at FROM responses WHERE site = ? AND survey = ? AND visitor = ? AND id <> ? ORDER BY received_at DESC LIMIT 1',
      )
      .pluck();
    this.#counts = counts;
  }

  write(batch: readonly StoredResponse[]): WriteOutcome[] {
    const sums = new CountSums();
    const outcomes = batch.map((response) => this.#writeOne(response, sums));
    this.#counts.add(sums.sorted());
    return outcomes;
  }

  amend(site: number, id: string, amendment: Amendment): 'stored' | 'conflict' | null {
    const old = this.#reader.one(site, id);
    if (!old) return null;
    if (amendment.revision !== old.revision + 1) return 'conflict';
    const sums = new CountSums();
    this.#replace(old, { ...old, ...amendment }, sums);
    this.#counts.add(sums.sorted());
    return 'stored';
  }

  reclassify(site: number, ids: readonly string[], standing: Partial<Standing>, by: Author): number {
    const named = standings.filter((name) => standing[name] !== undefined);
    const found = this.#known(site, ids);
    this.#change(found, (old) => ({
      ...old,
      ...standing,
      settled: [...new Set([...(old.settled ?? []), ...named])],
    }));
    const objects = found.map(({ id }) => id);
    const changes = fieldChanges(standings, null, standing);
    if (found.length > 0) this.#audit.enter({ action: 'responses.reclassified', site, objects, changes }, by);
    return found.length;
  }

  remove(site: number, ids: readonly string[], by: Author): number {
    const found = this.#known(site, ids);
    this.#blank(found);
    this.#change(found, () => null);
    const objects = found.map(({ id }) => id);
    if (found.length > 0) this.#audit.enter({ action: 'responses.removed', site, objects, changes: {} }, by);
    return found.length;
  }

  erase(site: number, ids: readonly string[], by: Author): string[] {
    const found = this.#known(site, ids);
    // Random, and not of a version that tells the time: nothing leads from the row to the response.
    const left = found.map(() => randomUUID());
    this.#blank(found);
    for (const { id } of found) this.#rows.noteErased(site, idBytes(id));
    this.#change(found, (old, i) => ({ ...this.#rules.erasedOf(old), id: left[i]! }));
    if (left.length > 0)
      this.#audit.enter(
        { action: 'responses.erased', site, objects: [], count: left.length, changes: {} },
        by,
      );
    return left;
  }

  find(site: number, id: string): FoundResponse | null {
    return this.#reader.find(site, idBytes(id));
  }

  #writeOne(response: StoredResponse, sums: CountSums): WriteOutcome {
    const id = idBytes(response.id);
    // Before anything is interned: what is refused must leave no trace in the dictionary.
    const state = this.#rows.state(response.siteKey, id);
    if (state === 'erased') return 'stale';
    if (state === 'unknown') {
      const first = this.#rules.afterEarlier(response, this.#lastOf(response, id));
      this.#rows.insert(first, id);
      this.#count(sums, first, 1);
      return 'stored';
    }
    const old = this.#reader.one(response.siteKey, response.id)!;
    if (response.revision < old.revision) return 'stale';
    if (response.revision === old.revision) {
      return response.digest.equals(old.digest) ? this.#writeRepeat(old, sums) : 'conflict';
    }
    if (old.complete || response.surveyKey !== old.surveyKey) return 'conflict';
    this.#replace(old, grown(old, response), sums);
    return 'stored';
  }

  /** When the visitor's last other response to the survey was received. */
  #lastOf({ siteKey, surveyKey, visitor }: StoredResponse, id: Buffer): number | null {
    return visitor === null ? null : (this.#earlier.get(siteKey, surveyKey, visitor, id) ?? null);
  }

  #writeRepeat(old: StoredResponse, sums: CountSums): WriteOutcome {
    this.#repeat.run(old.siteKey, idBytes(old.id));
    this.#count(sums, old, -1);
    this.#count(sums, { ...old, duplicates: old.duplicates + 1 }, 1);
    return 'duplicate';
  }

  /** Those of the ids that there are. */
  #known(site: number, ids: readonly string[]): StoredResponse[] {
    return [...new Set(ids)].flatMap((id) => this.#reader.one(site, id) ?? []);
  }

  /** All of them before any row goes: pages that lose rows are merged, and what was moved leaves copies behind. */
  #blank(responses: readonly StoredResponse[]): void {
    for (const { siteKey, id } of responses) this.#rows.blank(siteKey, idBytes(id));
  }

  #change(
    found: readonly StoredResponse[],
    next: (old: StoredResponse, i: number) => StoredResponse | null,
  ): void {
    const sums = new CountSums();
    for (const [i, old] of found.entries()) this.#replace(old, next(old, i), sums);
    this.#counts.add(sums.sorted());
  }

  /** Takes the old row out of the counts and puts the new one in, at the bucket of first receipt. */
  #replace(old: StoredResponse, next: StoredResponse | null, sums: CountSums): void {
    this.#rows.remove(old.siteKey, idBytes(old.id));
    this.#count(sums, old, -1);
    if (!next) return;
    this.#rows.insert(next, idBytes(next.id));
    this.#count(sums, next, 1);
  }

  #count(sums: CountSums, response: StoredResponse, sign: 1 | -1): void {
    const { siteKey: site, surveyKey: survey } = response;
    sums.add(
      site,
      response.version,
      this.#zones.bucketsOf(site, response.receivedAt),
      internCells(this.#dictionary, site, survey, this.#rules.cellsOf(response)),
      internDimensions(this.#dictionary, site, survey, response.dimensions, response.attributes),
      sign,
    );
  }
}

/** The later revision, with what the first one and the owner have settled. */
function grown(old: StoredResponse, next: StoredResponse): StoredResponse {
  const settled = Object.fromEntries((old.settled ?? []).map((name) => [name, old[name]]));
  return {
    ...next,
    receivedAt: old.receivedAt,
    duplicates: old.duplicates,
    archived: old.archived || next.archived,
    bot: old.bot || next.bot,
    flagged: old.flagged || next.flagged,
    ...settled,
    ...(old.settled === undefined ? {} : { settled: old.settled }),
    flags: [...new Set([...old.flags, ...next.flags])],
    repeated: old.repeated,
  };
}
