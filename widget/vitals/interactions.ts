export interface Interaction {
  /** Events of one interaction share it; 0 where an event is none. */
  interactionId: number;
  /** Milliseconds. */
  duration: number;
}

/** More can never be the one that counts: with 500 interactions it is the tenth slowest. */
const kept = 10;

/**
 * Interaction to Next Paint: the slowest interaction, but for one in each fifty (https://web.dev/articles/inp). Returns what
 * takes the next event in and says how slow it is by now. `count`: of all interactions, those too quick to be heard of as
 * well.
 */
export function interactions(): (event: Interaction, count: number | undefined) => number | undefined {
  const slowest = new Map<number, number>();
  const seen = new Set<number>();
  return ({ interactionId, duration }, count) => {
    if (interactionId) {
      seen.add(interactionId);
      slowest.set(interactionId, Math.max(duration, slowest.get(interactionId) ?? 0));
    }
    const sorted = [...slowest].sort(([, a], [, b]) => b - a);
    for (const [id] of sorted.splice(kept)) slowest.delete(id);
    const passed = Math.floor((count ?? seen.size) / 50);
    return sorted[Math.min(passed, sorted.length - 1)]?.[1];
  };
}
