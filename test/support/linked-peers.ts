/** Processes that hear each other, without a database between them. */
import type { PeerStore } from '../../server/storage/contract/peers.ts';

/** So many; what one tells, the others have heard once `tell` resolves. */
export function linkedPeers(count: number): PeerStore[] {
  const calls = new Map<number, Set<(message: string | null) => void>>();
  return Array.from({ length: count }, (_, own) => ({
    own: String(own),
    shared: true,
    live: async () => count,
    async tell(messages: readonly string[]) {
      for (const message of messages)
        for (const [process, heard] of calls) if (process !== own) for (const call of heard) call(message);
    },
    listen(call: (message: string | null) => void) {
      const of = calls.get(own) ?? new Set();
      calls.set(own, of.add(call));
      call(null);
      return () => void of.delete(call);
    },
  }));
}
