import { type Ability, abilities } from '../../shared/ability.ts';
import type { Actor } from '../../shared/audit.ts';

/** Who asks, and what that one may do. */
export interface Caller {
  actor: Actor;
  scopes: readonly Ability[];
  /** Ids of the sites within reach. Any other is to the caller as if it did not exist. */
  sites: readonly string[] | 'all';
}

/** Whether one of the caller's scopes is the one asked for, or includes it. */
export function hasScope({ scopes }: Pick<Caller, 'scopes'>, scope: Ability): boolean {
  return abilities.slice(abilities.indexOf(scope)).some((enough) => scopes.includes(enough));
}

export function reaches({ sites }: Pick<Caller, 'sites'>, siteId: string): boolean {
  return sites === 'all' || sites.includes(siteId);
}

/**
 * Whether the caller governs what is bound to these sites (null: to none, so that it reaches all): a key or a member of
 * more reach than its own is none of its business.
 */
export function governs(caller: Pick<Caller, 'sites'>, sites: readonly string[] | null): boolean {
  return caller.sites === 'all' || (sites?.every((id) => reaches(caller, id)) ?? false);
}

/** Whose account it is that the caller has; undefined: a key that somebody made has none. */
export function accountOf({ actor }: Pick<Caller, 'actor'>): Account | undefined {
  if (actor.kind === 'owner' || actor.kind === 'session') return { member: null };
  return actor.kind === 'member' ? { member: actor.id } : undefined;
}

interface Account {
  /** The id of a member; null: the owner of the installation. */
  member: string | null;
}
