import type Database from 'better-sqlite3';
import type { CountRules } from '../contract/counting.ts';
import type { Amendment, FoundResponse, StoredResponse, WriteOutcome } from '../contract/stored-response.ts';
import { grown, outcomeOf } from '../growth.ts';
import type { CountSums } from '../merge-counts.ts';
import type { CountedRows } from './counted-rows.ts';
import type { Counting } from './counting.ts';
import type { Outbox } from './outbox.ts';
import { ResponseReader } from './read-responses.ts';
import { idBytes } from './response-id.ts';

/** Writes responses as they come in and grow. Every method runs in the caller's transaction. */
export class ResponseWriter {
  readonly #rules: CountRules;
  readonly #counted: CountedRows;
  readonly #outbox: Outbox;
  readonly #reader: ResponseReader;
  readonly #earlier: Database.Statement<[number, number, Buffer, Buffer], number>;
  readonly #repeat: Database.Statement<[number, Buffer]>;

  constructor(
    db: Database.Database,
    { dictionary, rules }: Pick<Counting, 'dictionary' | 'rules'>,
    counted: CountedRows,
    outbox: Outbox,
  ) {
    this.#outbox = outbox;
    this.#rules = rules;
    this.#counted = counted;
    this.#reader = new ResponseReader(db, dictionary);
    this.#repeat = db.prepare('UPDATE responses SET duplicates = duplicates + 1 WHERE site = ? AND id = ?');
    this.#earlier = db
      .prepare<[number, number, Buffer, Buffer], number>(
        'SELECT received_at FROM responses WHERE site = ? AND survey = ? AND visitor = ? AND id <> ? ORDER BY received_at DESC LIMIT 1',
      )
      .pluck();
  }

  write(batch: readonly StoredResponse[]): WriteOutcome[] {
    return this.#counted.move((sums) => batch.map((response) => this.#writeOne(response, sums)));
  }

  amend(site: number, id: string, amendment: Amendment, at: number): 'stored' | 'conflict' | null {
    const old = this.#reader.one(site, id);
    if (!old) return null;
    if (amendment.revision !== old.revision + 1) return 'conflict';
    // With new words it has some again.
    const { wordless: _wordless, ...kept } = old;
    const next = { ...kept, ...amendment };
    this.#counted.move((sums) => this.#counted.replace(old, next, sums));
    this.#outbox.enterResponse('response.changed', next, at);
    return 'stored';
  }

  find(site: number, id: string): FoundResponse | null {
    return this.#reader.find(site, idBytes(id));
  }

  #writeOne(response: StoredResponse, sums: CountSums): WriteOutcome {
    const id = idBytes(response.id);
    // Before anything is interned: what is refused must leave no trace in the dictionary.
    const state = this.#counted.rows.state(response.siteKey, id);
    if (state === 'erased') return 'stale';
    if (state === 'unknown') {
      const first = this.#rules.afterEarlier(response, this.#lastOf(response, id));
      this.#counted.insert(first, sums);
      this.#outbox.enterResponse('response.created', first, first.toldAt ?? first.receivedAt);
      return 'stored';
    }
    const old = this.#reader.one(response.siteKey, response.id)!;
    const outcome = outcomeOf(response, old);
    if (outcome === 'duplicate') this.#writeRepeat(old, sums);
    if (outcome !== 'stored') return outcome;
    const next = grown(old, response);
    this.#counted.replace(old, next, sums);
    this.#outbox.enterResponse('response.changed', next, response.toldAt ?? response.receivedAt);
    return 'stored';
  }

  /** When the visitor's last other response to the survey was received. */
  #lastOf({ siteKey, surveyKey, visitor }: StoredResponse, id: Buffer): number | null {
    return visitor === null ? null : (this.#earlier.get(siteKey, surveyKey, visitor, id) ?? null);
  }

  #writeRepeat(old: StoredResponse, sums: CountSums): void {
    this.#repeat.run(old.siteKey, idBytes(old.id));
    this.#counted.count(old, sums, -1);
    this.#counted.count({ ...old, duplicates: old.duplicates + 1 }, sums, 1);
  }
}
