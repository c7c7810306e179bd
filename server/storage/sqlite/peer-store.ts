import type Database from 'better-sqlite3';
import type { PeerStore } from '../contract/peers.ts';
import { openingOf } from './opening.ts';

/** One process holds the file: there is nobody to tell, and nobody to hear. */
export function peerStore(db: Database.Database): PeerStore {
  return {
    own: openingOf(db),
    shared: false,
    live: async () => 1,
    tell: async () => {},
    listen: () => () => {},
  };
}
