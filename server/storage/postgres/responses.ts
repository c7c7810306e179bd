import type { Amendment, StoredResponse, WriteOutcome } from '../contract/stored-response.ts';
import { grown, outcomeOf } from '../growth.ts';
import { type Committer, Meanwhile, type Transaction } from './committer.ts';
import { type CountedRows, Moves } from './counted-rows.ts';
import { grouped } from './grouped.ts';
import { type Outbox, type ResponseEvent, subscribersOf } from './outbox.ts';
import type { ResponseReader } from './read-responses.ts';
import { claimIds, holdIds, nameOf } from './response-ids.ts';
import { openingFor, SiteZones } from './site-zones.ts';
import { Visits } from './visits.ts';

/** What is stored under an id, as of some step of a batch; null: nothing yet. */
type State = StoredResponse | 'erased' | null;

/** Writes responses as they come in and grow. */
export class ResponseWriter {
  readonly #committer: Committer;
  readonly #counted: CountedRows;
  readonly #outbox: Outbox;
  readonly #reader: ResponseReader;

  constructor(committer: Committer, counted: CountedRows, outbox: Outbox, reader: ResponseReader) {
    this.#committer = committer;
    this.#counted = counted;
    this.#outbox = outbox;
    this.#reader = reader;
  }

  async write(batch: readonly StoredResponse[]): Promise<WriteOutcome[]> {
    if (batch.length === 0) return [];
    const sites = [...new Set(batch.map(({ siteKey }) => siteKey))];
    return this.#committer.commit(
      async (tx, opened) => {
        const firsts = firstsOf(batch);
        const [[, zoneRows, subscriberRows], claimed] = await Promise.all([opened, claimIds(tx, firsts)]);
        const zones = new SiteZones(zoneRows!, this.#counted.rules);
        zones.assertKnown(sites);
        const before = await this.#hold(tx, firsts, claimed);
        const { outcomes, moves, events } = this.#fold(batch, before, await Visits.of(tx, batch));
        await this.#counted.move(tx, zones, moves);
        await this.#outbox.enterResponses(tx, subscriberRows!, events);
        return outcomes;
      },
      [...openingFor(sites), subscribersOf(sites)],
    );
  }

  async amend(
    site: number,
    id: string,
    amendment: Amendment,
    at: number,
  ): Promise<'stored' | 'conflict' | null> {
    return this.#committer.commit(
      async (tx, opened) => {
        const [[, zoneRows, subscriberRows]] = await Promise.all([opened, holdIds(tx, site, [id])]);
        const old = (await this.#reader.stored(tx, site, [id])).get(id);
        if (!old) return null;
        if (amendment.revision !== old.revision + 1) return 'conflict';
        // With new words it has some again.
        const { wordless: _wordless, ...kept } = old;
        const next = { ...kept, ...amendment };
        const moves = new Moves();
        moves.replace(old, next);
        await this.#counted.move(tx, new SiteZones(zoneRows!, this.#counted.rules), moves);
        await this.#outbox.enterResponses(tx, subscriberRows!, [
          { event: 'response.changed', response: next, at },
        ]);
        return 'stored';
      },
      [...openingFor([site]), subscribersOf([site])],
    );
  }

  /** Holds the ids that were not free: what is stored under them stays so. */
  async #hold(
    tx: Transaction,
    firsts: readonly StoredResponse[],
    claimed: ReadonlySet<string>,
  ): Promise<Map<string, State>> {
    const states = new Map<string, State>([...claimed].map((name) => [name, null]));
    const taken = firsts.filter((response) => !claimed.has(nameOf(response)));
    const bySite = [...grouped(taken, ({ siteKey }) => siteKey)].sort(([a], [b]) => a - b);
    for (const [site, responses] of bySite) {
      const ids = responses.map(({ id }) => id);
      const held = await holdIds(tx, site, ids);
      const stored = await this.#reader.stored(tx, site, ids);
      for (const id of ids) {
        // It was there when it could not be claimed, and was removed since.
        if (!held.has(id)) throw new Meanwhile('a response was removed meanwhile');
        states.set(nameOf({ siteKey: site, id }), held.get(id) === 'erased' ? 'erased' : stored.get(id)!);
      }
    }
    return states;
  }

  /** What becomes of each of a batch, which meets what the one before left. */
  #fold(
    batch: readonly StoredResponse[],
    before: ReadonlyMap<string, State>,
    visits: Visits,
  ): { outcomes: WriteOutcome[]; moves: Moves; events: ResponseEvent[] } {
    const [moves, events, now] = [new Moves(), [] as ResponseEvent[], new Map(before)];
    for (const state of before.values()) if (isThere(state)) visits.note(null, state);
    const step = (old: StoredResponse | null, next: StoredResponse) => {
      if (old) moves.counted.push([old, -1]);
      moves.counted.push([next, 1]);
      visits.note(old, next);
      now.set(nameOf(next), next);
    };
    const outcomes = batch.map((response): WriteOutcome => {
      const old = now.get(nameOf(response))!;
      if (old === 'erased') return 'stale';
      if (old === null) {
        const first = this.#counted.rules.afterEarlier(response, visits.before(response));
        step(null, first);
        events.push({ event: 'response.created', response: first, at: first.toldAt ?? first.receivedAt });
        return 'stored';
      }
      const outcome = outcomeOf(response, old);
      if (outcome === 'duplicate') step(old, { ...old, duplicates: old.duplicates + 1 });
      if (outcome !== 'stored') return outcome;
      const next = grown(old, response);
      step(old, next);
      events.push({ event: 'response.changed', response: next, at: response.toldAt ?? response.receivedAt });
      return 'stored';
    });
    for (const [name, state] of now) addRows(moves, before.get(name)!, state);
    return { outcomes, moves, events };
  }
}

/** Of each id the first of a batch. */
function firstsOf(batch: readonly StoredResponse[]): StoredResponse[] {
  const firsts = new Map<string, StoredResponse>();
  for (const response of batch) {
    const name = nameOf(response);
    if (!firsts.has(name)) firsts.set(name, response);
  }
  return [...firsts.values()];
}

function isThere(state: State): state is StoredResponse {
  return state !== null && state !== 'erased';
}

/** What the rows of one id have to become, whatever the steps on the way. */
function addRows(moves: Moves, before: State, after: State): void {
  if (!isThere(after) || after === before) return;
  if (!isThere(before)) moves.inserted.push(after);
  else if (before.revision === after.revision) moves.repeated.push(after);
  else {
    moves.removed.push(before);
    moves.inserted.push(after);
  }
}
