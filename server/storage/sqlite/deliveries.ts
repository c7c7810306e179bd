import type Database from 'better-sqlite3';
import type { AttemptError, DeliveredEvent, DeliveryState } from '../../../shared/webhook.ts';
import type { Author } from '../contract/change.ts';
import {
  type Attempt,
  attemptsKept,
  type DueDelivery,
  type Settled,
  type StoredDelivery,
} from '../contract/webhooks.ts';
import type { Outbox } from './outbox.ts';
import { idBytes, idText } from './response-id.ts';
import { Statements } from './statements.ts';
import type { WebhookTable } from './webhooks.ts';

interface DeliveryRow {
  webhook: number;
  id: Buffer;
  event: DeliveredEvent;
  response: Buffer | null;
  survey: number | null;
  at: number;
  state: DeliveryState;
  due_at: number | null;
  tries: number;
  attempts: string;
}

type AttemptRow = [at: number, status: number | null, milliseconds: number, error: AttemptError | null];

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
      .prepare<[number, Buffer, number], DeliveryRow>(
        'SELECT * FROM deliveries WHERE webhook = ? AND id < ? ORDER BY id DESC LIMIT ?',
      )
      .all(webhook, below, limit)
      .map(stored);
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
    const find = this.#db.prepare<[number, number, number], DeliveryRow>(
      'SELECT * FROM deliveries WHERE webhook = ? AND due_at <= ? ORDER BY due_at LIMIT ?',
    );
    return this.#outbox.enabled().flatMap((key) => {
      const held = this.#heldOf(key, at);
      if (held.size >= most) return [];
      const rows = find.all(key, at, most).filter(({ id }) => !held.has(idText(id)));
      if (rows.length === 0) return [];
      const webhook = this.#webhooks.one(key)!;
      const claimed = rows.slice(0, most - held.size);
      for (const { id } of claimed) held.set(idText(id), until);
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
      .prepare<[number, Buffer], DeliveryRow>('SELECT * FROM deliveries WHERE webhook = ? AND id = ?')
      .get(webhook, id);
    return row ? stored(row) : null;
  }

  #note(webhook: number, old: StoredDelivery, attempt: Attempt, nextAt: number | null): void {
    const attempts = [...old.attempts, attempt]
      .slice(-attemptsKept)
      .map(({ at, status, milliseconds, error }): AttemptRow => [at, status, milliseconds, error]);
    const done: DeliveryState = attempt.error === null ? 'delivered' : 'failed';
    this.#db
      .prepare(
        'UPDATE deliveries SET state = ?, due_at = ?, tries = tries + 1, attempts = ? WHERE webhook = ? AND id = ?',
      )
      .run(nextAt === null ? done : 'waiting', nextAt, JSON.stringify(attempts), webhook, idBytes(old.id));
  }
}

function stored(row: DeliveryRow): StoredDelivery {
  const attempts = (JSON.parse(row.attempts) as AttemptRow[]).map(([at, status, milliseconds, error]) => ({
    at,
    status,
    milliseconds,
    error,
  }));
  return { ...toldOf(row), state: row.state, nextAt: row.due_at, attempts };
}

function toldOf({ id, event, response, survey, at }: DeliveryRow) {
  return { id: idText(id), event, response: response && idText(response), survey, at };
}
