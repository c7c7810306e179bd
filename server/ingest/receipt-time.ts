/** The earliest moment that an answer can be of: 2000-01-01. */
const earliest = 946_684_800_000;
/** Milliseconds that another clock may be ahead. */
const ahead = 60_000;

/** Why a moment can be none at which an answer was received; null: it can. Both in epoch milliseconds. Pure. */
export function receiptTimeFault(receivedAt: number, now: number): string | null {
  if (receivedAt > now + ahead) return `lies in the future (${new Date(receivedAt).toISOString()})`;
  return receivedAt < earliest ? 'lies before 2000' : null;
}
