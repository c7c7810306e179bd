import { randomUUID } from 'node:crypto';
import type { TagChange } from '../../../shared/tag.ts';
import type { Author } from '../contract/change.ts';
import type { Standing, StoredResponse } from '../contract/stored-response.ts';
import { fieldChanges } from '../field-changes.ts';
import { standings } from '../standing-bits.ts';
import { enterAudit } from './audit.ts';
import type { Committer, Transaction } from './committer.ts';
import { type CountedRows, Moves } from './counted-rows.ts';
import { noteErasedValues } from './erased-values.ts';
import type { Outbox } from './outbox.ts';
import type { ResponseReader } from './read-responses.ts';
import { claimIds, holdIds, noteErased, releaseIds } from './response-ids.ts';
import type { ResponseTags } from './response-tags.ts';
import { openingFor, SiteZones } from './site-zones.ts';

/** Changes responses that are there, for whoever may, and notes who did. */
export class ResponseChanger {
  readonly #committer: Committer;
  readonly #counted: CountedRows;
  readonly #outbox: Outbox;
  readonly #reader: ResponseReader;
  readonly #tags: ResponseTags;

  constructor(
    committer: Committer,
    counted: CountedRows,
    outbox: Outbox,
    reader: ResponseReader,
    tags: ResponseTags,
  ) {
    this.#committer = committer;
    this.#counted = counted;
    this.#outbox = outbox;
    this.#reader = reader;
    this.#tags = tags;
  }

  reclassify(site: number, ids: readonly string[], standing: Partial<Standing>, by: Author): Promise<number> {
    const named = standings.filter((name) => standing[name] !== undefined);
    return this.counting(site, async (tx, zones) => {
      const found = await this.hold(tx, site, ids);
      const moves = new Moves();
      for (const old of found) {
        const settled = [...new Set([...(old.settled ?? []), ...named])];
        moves.replace(old, { ...old, ...standing, settled });
      }
      await this.#counted.move(tx, zones, moves);
      const objects = found.map(({ id }) => id);
      const changes = fieldChanges(standings, null, standing);
      if (found.length > 0)
        await enterAudit(tx, { action: 'responses.reclassified', site, objects, changes }, by);
      return found.length;
    });
  }

  tag(site: number, ids: readonly string[], { add, remove }: TagChange, by: Author): Promise<number> {
    return this.counting(site, async (tx, zones) => {
      const found = await this.hold(tx, site, ids);
      if (found.length === 0) return 0;
      const objects = found.map(({ id }) => id);
      await this.#tags.remove(tx, site, objects, remove);
      const tagged = found.map((response) => ({ response, tags: add }));
      await this.#tags.add(tx, zones, site, tagged);
      const changes = {
        tags: { ...(remove.length > 0 ? { old: remove } : {}), ...(add.length > 0 ? { new: add } : {}) },
      };
      await enterAudit(tx, { action: 'responses.tagged', site, objects, changes }, by);
      return found.length;
    });
  }

  remove(site: number, ids: readonly string[], by: Author): Promise<number> {
    return this.counting(site, (tx, zones) => this.take(tx, zones, site, ids, by));
  }

  /** As `remove`, in a transaction that counts for the site. */
  async take(
    tx: Transaction,
    zones: SiteZones,
    site: number,
    ids: readonly string[],
    by: Author,
  ): Promise<number> {
    const found = await this.hold(tx, site, ids);
    if (found.length === 0) return 0;
    const objects = found.map(({ id }) => id);
    const moves = new Moves();
    for (const old of found) moves.replace(old, null);
    await this.#forget(tx, site, objects);
    await this.#counted.move(tx, zones, moves);
    await releaseIds(tx, site, objects);
    await enterAudit(tx, { action: 'responses.removed', site, objects, changes: {} }, by);
    return found.length;
  }

  erase(site: number, ids: readonly string[], by: Author): Promise<string[]> {
    return this.anonymise(site, ids, (tx, count) =>
      enterAudit(tx, { action: 'responses.erased', site, objects: [], count, changes: {} }, by),
    );
  }

  /** As an erasure; `enter` notes that it was done, and to how many, where there are any. */
  anonymise(
    site: number,
    ids: readonly string[],
    enter: (tx: Transaction, count: number) => Promise<void>,
  ): Promise<string[]> {
    return this.counting(site, async (tx, zones) => {
      const found = await this.hold(tx, site, ids);
      if (found.length === 0) return [];
      // Random, and not of a version that tells the time: nothing leads from the row to the response.
      const left = found.map((old) => ({
        ...this.#counted.rules.erasedOf(old),
        id: randomUUID() as string,
      }));
      const gone = found.map(({ id }) => id);
      const moves = new Moves();
      for (const [i, old] of found.entries()) moves.replace(old, left[i]!);
      await this.#forget(tx, site, gone);
      await noteErased(tx, site, gone);
      await noteErasedValues(tx, site, found);
      await claimIds(tx, left);
      await this.#counted.move(tx, zones, moves);
      await enter(tx, left.length);
      return left.map(({ id }) => id);
    });
  }

  /** A transaction that counts for a site. */
  counting<T>(site: number, work: (tx: Transaction, zones: SiteZones) => Promise<T>): Promise<T> {
    return this.#committer.commit(
      async (tx, opened) => {
        const [, zoneRows] = await opened;
        return work(tx, new SiteZones(zoneRows!, this.#counted.rules));
      },
      openingFor([site]),
    );
  }

  /** Those of the ids that there are, in their order; they stay as they are until they are changed here. */
  async hold(tx: Transaction, site: number, ids: readonly string[]): Promise<StoredResponse[]> {
    const once = [...new Set(ids)];
    const held = await holdIds(tx, site, once);
    const stored = await this.#reader.stored(tx, site, [...held.keys()]);
    return once.flatMap((id) => stored.get(id) ?? []);
  }

  async #forget(tx: Transaction, site: number, ids: readonly string[]): Promise<void> {
    await this.#tags.forget(tx, site, ids);
    await this.#outbox.forgetResponses(tx, site, ids);
  }
}
