/** Where answers wait for a connection, in `localStorage`. */
export function outboxKey(site: string): string {
  return `earshot:${site}:outbox`;
}

/** Whether an earlier page left answers behind. Reads only. */
export function hasWaiting(site: string): boolean {
  try {
    return Boolean(localStorage.getItem(outboxKey(site)));
  } catch {
    return false;
  }
}
