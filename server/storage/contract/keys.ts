import type { KeyScope } from '../../../shared/key.ts';
import type { Author, Refusal } from './change.ts';

/** A secret key as it is stored: its hash, never itself. */
export interface StoredKey {
  id: string;
  hash: Buffer;
  /** Its first characters, to recognise it by. */
  prefix: string;
  name: string;
  scopes: KeyScope[];
  /** Ids of the sites that it is bound to; null: all. */
  sites: string[] | null;
  /** Epoch milliseconds, as the two below. */
  createdAt: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
}

/** How many of the keys that were revoked are remembered, the latest. */
export const revokedKept = 200;

/** What a secret may be. */
export interface Recognised {
  /** The hash of the owner's key, whatever was asked for; null before the first start. */
  ownerKeyHash: Buffer | null;
  /** An expired one, too. */
  key: StoredKey | null;
  /** It is a key that was revoked. */
  wasRevoked: boolean;
}

export interface KeyStore {
  create(key: Omit<StoredKey, 'createdAt' | 'lastUsedAt'>, by: Author): Promise<StoredKey>;
  /** All that is stored about a secret, by its hash. Index look-ups, of one moment. */
  recognise(hash: Buffer): Promise<Recognised>;
  /** In order of creation. */
  list(): Promise<StoredKey[]>;
  /** From its return on the key is not found. */
  revoke(id: string, by: Author): Promise<Refusal | null>;
  /** Notes when the key was last used. */
  touch(id: string, at: number): Promise<void>;
}
