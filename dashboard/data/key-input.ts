import type { KeyInput, KeyScope } from '../../shared/key.ts';

/** A secret key as it is being described. */
export interface KeyDraft {
  name: string;
  scope: KeyScope;
  /** Ids of sites; none: all. */
  sites: readonly string[];
  /** Whether it reaches all sites. */
  all: boolean;
  /** Days until it ends; empty: never. */
  days: string;
}

export const emptyKey: KeyDraft = { name: '', scope: 'read', sites: [], all: true, days: '90' };

const day = 86_400_000;

/** The key as it is sent to be made. */
export function keyInput({ name, scope, sites, all, days }: KeyDraft, now: Date): KeyInput {
  return {
    name: name.trim(),
    scopes: [scope],
    ...(all ? {} : { sites: [...sites] }),
    ...(days === '' ? {} : { expiresAt: new Date(now.getTime() + Number(days) * day).toISOString() }),
  };
}
