import type { ImportedResponse, KnownState } from '../contract/imports.ts';
import type { StoredResponse } from '../contract/stored-response.ts';
import type { Transaction } from './committer.ts';
import { type CountedRows, Moves } from './counted-rows.ts';
import { insertRows } from './insert-rows.ts';
import { claimIds, nameOf } from './response-ids.ts';
import type { ResponseTags } from './response-tags.ts';
import type { SiteZones } from './site-zones.ts';
import type { Statements } from './statements.ts';
import { Visits } from './visits.ts';

const note = {
  into: 'INSERT INTO imported (site, import, response)',
  columns: 3,
  behind: 'ON CONFLICT (site, import, response) DO NOTHING',
};

/** The responses that imports bring, and which of them that were. */
export class ImportedRows {
  readonly #counted: CountedRows;
  readonly #tags: ResponseTags;

  constructor(counted: CountedRows, tags: ResponseTags) {
    this.#counted = counted;
    this.#tags = tags;
  }

  /** Tells how many there were none of. To be called in a transaction that counts for the site. */
  async store(
    tx: Transaction,
    zones: SiteZones,
    id: string,
    site: number,
    batch: readonly ImportedResponse[],
  ): Promise<number> {
    const fresh = await claimed(tx, batch);
    const sent = fresh.map(({ response }) => response);
    const stored = repeatedOf(sent, await Visits.of(tx, sent));
    const moves = new Moves();
    for (const response of stored) {
      moves.counted.push([response, 1]);
      moves.inserted.push(response);
    }
    const ids = stored.map((response) => response.id).sort();
    await this.#counted.move(tx, zones, moves);
    await insertRows(
      tx,
      note,
      ids.map((response) => [site, id, response]),
    );
    await this.#tags.add(tx, zones, site, fresh);
    return fresh.length;
  }

  /** Some of those that it has stored; nobody else takes these back until the transaction ends. */
  async some(tx: Transaction, id: string, site: number, most: number): Promise<string[]> {
    const rows = await tx.all<{ response: string }>(
      'SELECT response FROM imported WHERE site = $1 AND import = $2 ORDER BY response LIMIT $3 FOR UPDATE',
      [site, id, most],
    );
    return rows.map(({ response }) => response);
  }

  async forget(tx: Transaction, id: string, site: number, responses: readonly string[]): Promise<void> {
    await tx.run('DELETE FROM imported WHERE site = $1 AND import = $2 AND response = ANY($3::uuid[])', [
      site,
      id,
      responses,
    ]);
  }
}

/** What there is of each of these ids, in their order. */
export async function knownStates(
  db: Statements,
  site: number,
  ids: readonly string[],
): Promise<KnownState[]> {
  const rows = await db.all<{ id: string; survey: number | null }>(
    'SELECT id, survey FROM response_ids WHERE site = $1 AND id = ANY($2::uuid[])',
    [site, ids],
  );
  const states = new Map(rows.map(({ id, survey }) => [id, survey === null ? 'erased' : 'stored'] as const));
  return ids.map((id) => states.get(id) ?? 'new');
}

/** Takes the ids that are free; the first with each of them. */
async function claimed(
  tx: Transaction,
  batch: readonly ImportedResponse[],
): Promise<readonly ImportedResponse[]> {
  const firsts = new Map<string, ImportedResponse>();
  for (const one of batch) {
    const name = nameOf(one.response);
    if (!firsts.has(name)) firsts.set(name, one);
  }
  const free = await claimIds(
    tx,
    [...firsts.values()].map(({ response }) => response),
  );
  return [...firsts].filter(([name]) => free.has(name)).map(([, one]) => one);
}

/** Those whose visitor has answered before, also with an earlier one of these, are repeated. */
function repeatedOf(responses: readonly StoredResponse[], visits: Visits): StoredResponse[] {
  return responses.map((response) => {
    const repeated = response.repeated || visits.before(response) !== null;
    visits.note(null, response);
    return { ...response, repeated };
  });
}
