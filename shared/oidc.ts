/** Signing in by a provider of identities, as it goes over REST. */
import { z } from 'zod';

export const oidcAnswer = z.strictObject({
  name: z.string().nullable().describe('how the provider is called; null: there is none'),
});
export type OidcAnswer = z.output<typeof oidcAnswer>;

/** Why nobody was signed in, as the sign-in page is told in its address: `/#/sign-in?problem=…`. */
export type OidcProblem =
  /** The provider was not reached, or what it said was not right. */
  | 'provider'
  /** The provider, or who was asked there, said no. */
  | 'denied'
  /** It took too long, or another browser began it. */
  | 'expired'
  /** The provider does not say that the address is theirs. */
  | 'unverified'
  /** Nobody with that address is a member. */
  | 'unknown'
  /** The member of that address is bound to another identity. */
  | 'other_identity'
  /** There were too many attempts from there. */
  | 'too_many';
