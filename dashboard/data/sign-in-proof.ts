import type { SignInInput } from '../../shared/password.ts';
import { ownerProof } from './owner-proof.ts';

/** What was typed at the sign-in: with an address the password of that member, without one a secret of the owner's. */
export function signInProof(email: string, typed: string): SignInInput {
  return email.trim() === '' ? ownerProof(typed) : { email: email.trim(), password: typed };
}
