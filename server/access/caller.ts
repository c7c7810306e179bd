import type { Actor } from '../../shared/audit.ts';
import { type KeyScope, keyScopes } from '../../shared/key.ts';

/** Who asks, and what that one may do. */
export interface Caller {
  actor: Actor;
  scopes: readonly KeyScope[];
  /** Ids of the sites within reach. Any other is to the caller as if it did not exist. */
  sites: readonly string[] | 'all';
}

/** Whether one of the caller's scopes is the one asked for, or includes it. */
export function hasScope({ scopes }: Pick<Caller, 'scopes'>, scope: KeyScope): boolean {
  return keyScopes.slice(keyScopes.indexOf(scope)).some((enough) => scopes.includes(enough));
}

export function reaches({ sites }: Pick<Caller, 'sites'>, siteId: string): boolean {
  return sites === 'all' || sites.includes(siteId);
}

/** Whether it is the owner: no key that somebody made, whatever its scopes. */
export function isOwner({ actor }: Pick<Caller, 'actor'>): boolean {
  return actor.kind === 'owner' || actor.kind === 'session';
}
