/** A delivery as every engine stores it: its attempts as JSON, each a row of its own. */
import type { AttemptError, DeliveryState } from '../../shared/webhook.ts';
import { type Attempt, attemptsKept, type StoredDelivery } from './contract/webhooks.ts';

/** What is read of one, with its ids as text. */
export interface DeliveryRow
  extends Pick<StoredDelivery, 'id' | 'event' | 'response' | 'survey' | 'at' | 'state'> {
  webhook: number;
  due_at: number | null;
  tries: number;
  attempts: string;
}

type AttemptRow = [at: number, status: number | null, milliseconds: number, error: AttemptError | null];

export function deliveryOf(row: DeliveryRow): StoredDelivery {
  const attempts = (JSON.parse(row.attempts) as AttemptRow[]).map(([at, status, milliseconds, error]) => ({
    at,
    status,
    milliseconds,
    error,
  }));
  return { ...toldOf(row), state: row.state, nextAt: row.due_at, attempts };
}

/** What it tells of. */
export function toldOf({ id, event, response, survey, at }: DeliveryRow) {
  return { id, event, response, survey, at };
}

/** What is written of one after an attempt. */
export function attemptedRow(
  old: StoredDelivery,
  attempt: Attempt,
  nextAt: number | null,
): Pick<DeliveryRow, 'state' | 'due_at' | 'attempts'> {
  const attempts = [...old.attempts, attempt]
    .slice(-attemptsKept)
    .map(({ at, status, milliseconds, error }): AttemptRow => [at, status, milliseconds, error]);
  const done: DeliveryState = attempt.error === null ? 'delivered' : 'failed';
  return { state: nextAt === null ? done : 'waiting', due_at: nextAt, attempts: JSON.stringify(attempts) };
}
