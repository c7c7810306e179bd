import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { TagChange } from '../../../shared/tag.ts';
import type { Author } from '../contract/change.ts';
import type { CountRules } from '../contract/counting.ts';
import type { Standing, StoredResponse } from '../contract/stored-response.ts';
import { fieldChanges } from '../field-changes.ts';
import { standings } from '../standing-bits.ts';
import type { AuditTable } from './audit.ts';
import type { CountedRows } from './counted-rows.ts';
import type { Counting } from './counting.ts';
import type { ErasedValues } from './erased-values.ts';
import type { Outbox } from './outbox.ts';
import { ResponseReader } from './read-responses.ts';
import { idBytes } from './response-id.ts';
import { ResponseTags } from './response-tags.ts';

/** Changes responses that are there, for whoever may, and notes who did. Every method runs in the caller's transaction. */
export class ResponseChanger {
  readonly #rules: CountRules;
  readonly #counted: CountedRows;
  readonly #audit: AuditTable;
  readonly #outbox: Outbox;
  readonly #erasedValues: ErasedValues;
  readonly #reader: ResponseReader;
  readonly #tags: ResponseTags;

  constructor(
    db: Database.Database,
    { dictionary, rules }: Pick<Counting, 'dictionary' | 'rules'>,
    counted: CountedRows,
    audit: AuditTable,
    outbox: Outbox,
    erasedValues: ErasedValues,
  ) {
    this.#erasedValues = erasedValues;
    this.#rules = rules;
    this.#counted = counted;
    this.#audit = audit;
    this.#outbox = outbox;
    this.#reader = new ResponseReader(db, dictionary);
    this.#tags = new ResponseTags(db, dictionary);
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

  tag(site: number, ids: readonly string[], { add, remove }: TagChange, by: Author): number {
    const found = this.#known(site, ids);
    for (const response of found) {
      for (const tag of remove) this.#tags.remove(response, tag);
      for (const tag of add) this.#tags.add(response, tag);
    }
    const objects = found.map(({ id }) => id);
    const changes = {
      tags: { ...(remove.length > 0 ? { old: remove } : {}), ...(add.length > 0 ? { new: add } : {}) },
    };
    if (found.length > 0) this.#audit.enter({ action: 'responses.tagged', site, objects, changes }, by);
    return found.length;
  }

  tags(site: number): string[] {
    return this.#tags.known(site);
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
    const left = this.anonymise(site, ids);
    if (left.length > 0)
      this.#audit.enter(
        { action: 'responses.erased', site, objects: [], count: left.length, changes: {} },
        by,
      );
    return left;
  }

  /** As `erase`, without the audit. */
  anonymise(site: number, ids: readonly string[]): string[] {
    const found = this.#known(site, ids);
    // Random, and not of a version that tells the time: nothing leads from the row to the response.
    const left = found.map(() => randomUUID());
    this.#blank(found);
    for (const response of found) {
      this.#counted.rows.noteErased(site, idBytes(response.id));
      this.#erasedValues.note(response);
    }
    this.#change(found, (old, i) => ({ ...this.#rules.erasedOf(old), id: left[i]! }));
    return left;
  }

  /** From now on none of them comes, whether it was there or not. One that is there stays. */
  refuse(site: number, ids: readonly string[]): void {
    for (const id of ids)
      if (this.#counted.rows.state(site, idBytes(id)) === 'unknown')
        this.#counted.rows.noteErased(site, idBytes(id));
  }

  /** Those of the ids that there are. */
  #known(site: number, ids: readonly string[]): StoredResponse[] {
    return [...new Set(ids)].flatMap((id) => this.#reader.one(site, id) ?? []);
  }

  /** All of them before any row goes: pages that lose rows are merged, and what was moved leaves copies behind. */
  #blank(responses: readonly StoredResponse[]): void {
    for (const response of responses) {
      this.#counted.rows.blank(response.siteKey, idBytes(response.id));
      this.#tags.forget(response);
      this.#outbox.forgetResponse(response.siteKey, idBytes(response.id));
    }
  }

  #change(
    found: readonly StoredResponse[],
    next: (old: StoredResponse, i: number) => StoredResponse | null,
  ): void {
    this.#counted.move((sums) => {
      for (const [i, old] of found.entries()) this.#counted.replace(old, next(old, i), sums);
    });
  }
}
