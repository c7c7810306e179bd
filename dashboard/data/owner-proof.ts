import type { OwnerProof } from '../../shared/password.ts';

/** No key has more characters. */
const longestKey = 200;

/** What was typed where either the owner's key or the password may stand. Spaces around a key come of copying. */
export function ownerProof(typed: string): OwnerProof {
  const key = typed.trim();
  return { password: typed, ...(key !== '' && key.length <= longestKey ? { key } : {}) };
}
