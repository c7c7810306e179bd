/** The earliest moment that an answer can be of: 2000-01-01. */
import { type Because, because } from '../../shared/because.ts';

const earliest = 946_684_800_000;
/** Milliseconds that another clock may be ahead. */
const ahead = 60_000;

/** Why a moment can be none at which an answer was received; null: it can. Both in epoch milliseconds. Pure. */
export function receiptTimeFault(receivedAt: number, now: number): Because | null {
  if (receivedAt > now + ahead) return because('in_future', { time: new Date(receivedAt).toISOString() });
  return receivedAt < earliest ? because('before_2000') : null;
}
