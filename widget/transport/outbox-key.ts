/** Where answers wait for a connection, in `localStorage`. */
export function outboxKey(site: string): string {
  return `earshot:${site}:outbox`;
}
