import type Database from 'better-sqlite3';
import type { Author } from '../contract/change.ts';
import type { Attempt, DueDelivery, Settled, StoredDelivery } from '../contract/webhooks.ts';
import { attemptedRow, type DeliveryRow, deliveryOf, toldOf } from '../delivery-row.ts';
import type { Outbox } from './outbox.ts';
import { idBytes, idText } from './response-id.ts';
import { Statements } from './statements.ts';
import type { WebhookTable } from './webhooks.ts';

/** Ids are bytes here. */
type RawRow = Omit<DeliveryRow, 'id' | 'response'> & { id: Buffer; response: Buffer | null };

/** Deliveries on their way and behind them, within the caller's transaction. */
export class DeliveryTable {
  readonly #db: Statements;
  readonly #webhooks: WebhookTable;
  readonly #outbox: Outbox;
  /** What is taken and not settled, and until when. One process holds the file: what it has taken ends with it. */
  readonly #held = new Map<number, Map<string, number>>();

  constructor(db: Database.Database, webhooks: WebhookTable, outbox: Outbox) {
    this.#db = new Statements(db);
    this.#webhooks = webhooks;
    this.#outbox = outbox;
  }

  test(webhook: number, at: number): StoredDelivery {
    const { siteKey: site } = this.#webhooks.one(webhook)!;
    const id = this.#outbox.enter({ webhook, site }, { event: 'test', response: null, survey: null, at });
    return this.#one(webhook, id)!;
  }

  list(webhook: number, { before, limit }: { before: string | null; limit: number }): StoredDelivery[] {
    const below = before === null ? Buffer.alloc(17, 255) : idBytes(before);
    return this.#db
      .prepare<[number, Buffer, number], RawRow>(
        'SELECT * FROM deliveries WHERE webhook = ? AND id < ? ORDER BY id DESC LIMIT ?',
      )
      .all(webhook, below, limit)
      .map((row) => deliveryOf(rowOf(row)));
  }

  replay(webhook: number, id: string, at: number): StoredDelivery | null {
    this.release([{ webhook, id }]);
    this.#db
      .prepare(`UPDATE deliveries SET state = 'waiting', due_at = ?, tries = 0 WHERE webhook = ? AND id = ?`)
      .run(at, webhook, idBytes(id));
    this.#outbox.announce();
    return this.#one(webhook, idBytes(id));
  }

  claim(at: number, most: number, until: number): DueDelivery[] {
    const find = this.#db.prepare<[number, number, number], RawRow>(
      'SELECT * FROM deliveries WHERE webhook = ? AND due_at <= ? ORDER BY due_at LIMIT ?',
    );
    return this.#outbox.enabled().flatMap((key) => {
      const held = this.#heldOf(key, at);
      if (held.size >= most) return [];
      const rows = find
        .all(key, at, most)
        .map(rowOf)
        .filter(({ id }) => !held.has(id));
      if (rows.length === 0) return [];
      const webhook = this.#webhooks.one(key)!;
      const claimed = rows.slice(0, most - held.size);
      for (const { id } of claimed) held.set(id, until);
      return claimed.map((row) => ({ ...toldOf(row), webhook, tries: row.tries }));
    });
  }

  release(claimed: readonly Pick<Settled, 'webhook' | 'id'>[]): void {
    for (const { webhook, id } of claimed) this.#held.get(webhook)?.delete(id);
  }

  #heldOf(webhook: number, at: number): Map<string, number> {
    const held = this.#held.get(webhook) ?? new Map<string, number>();
    this.#held.set(webhook, held);
    for (const [id, until] of held) if (until <= at) held.delete(id);
    return held;
  }

  nextDue(): number | null {
    const earliest = this.#db
      .prepare<[number], number | null>(
        'SELECT MIN(due_at) FROM deliveries WHERE webhook = ? AND due_at IS NOT NULL',
      )
      .pluck();
    const times = this.#outbox.enabled().flatMap((key) => earliest.get(key) ?? []);
    return times.length === 0 ? null : Math.min(...times);
  }

  settle(settled: readonly Settled[], by: Author): void {
    this.release(settled);
    for (const { webhook, id, attempt, nextAt, disable } of settled) {
      const old = this.#one(webhook, idBytes(id));
      if (old) this.#note(webhook, old, attempt, nextAt);
      if (attempt.error !== 'vanished')
        this.#webhooks.noteAttempt(webhook, attempt.error === null ? null : attempt.at);
      if (disable) this.#webhooks.disable(webhook, disable, by);
    }
  }

  waiting(): number {
    const count = this.#db
      .prepare<[number], number>('SELECT COUNT(*) FROM deliveries WHERE webhook = ? AND due_at IS NOT NULL')
      .pluck();
    return this.#outbox.enabled().reduce((sum, key) => sum + count.get(key)!, 0);
  }

  removeBefore(at: number, most: number): number {
    return this.#db
      .prepare(
        `DELETE FROM deliveries WHERE (webhook, id) IN (
           SELECT webhook, id FROM deliveries WHERE at < ? ORDER BY at LIMIT ?)`,
      )
      .run(at, most).changes;
  }

  #one(webhook: number, id: Buffer): StoredDelivery | null {
    const row = this.#db
      .prepare<[number, Buffer], RawRow>('SELECT * FROM deliveries WHERE webhook = ? AND id = ?')
      .get(webhook, id);
    return row ? deliveryOf(rowOf(row)) : null;
  }

  #note(webhook: number, old: StoredDelivery, attempt: Attempt, nextAt: number | null): void {
    const { state, due_at, attempts } = attemptedRow(old, attempt, nextAt);
    this.#db
      .prepare(
        'UPDATE deliveries SET state = ?, due_at = ?, tries = tries + 1, attempts = ? WHERE webhook = ? AND id = ?',
      )
      .run(state, due_at, attempts, webhook, idBytes(old.id));
  }
}

function rowOf({ id, response, ...rest }: RawRow): DeliveryRow {
  return { ...rest, id: idText(id), response: response && idText(response) };
}
