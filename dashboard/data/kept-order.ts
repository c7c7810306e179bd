/** The order of touchpoints that was made for a site in this browser; empty where none was. */
export function keptOrder(site: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(site)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

/** Keeps it for the next visit; an empty one is forgotten. Where storage is blocked, the address still has it. */
export function keepOrder(site: string, order: readonly string[]): void {
  try {
    if (order.length === 0) localStorage.removeItem(keyOf(site));
    else localStorage.setItem(keyOf(site), JSON.stringify(order));
  } catch {
    // A blocked storage costs the memory of the order, not the order.
  }
}

function keyOf(site: string): string {
  return `earshot-journey ${site}`;
}
