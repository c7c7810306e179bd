import type { LeaseStore } from '../contract/leases.ts';

/** One process holds the file: what it has for a while is in its memory, and goes with it. */
export function leaseStore(): LeaseStore {
  const held = new Map<string, { holder: string; until: number }>();
  return {
    async take(name, holder, at, until) {
      const lease = held.get(name);
      if (lease && lease.holder !== holder && lease.until > at) return false;
      held.set(name, { holder, until });
      return true;
    },
    async release(name, holder) {
      if (held.get(name)?.holder === holder) held.delete(name);
    },
  };
}
