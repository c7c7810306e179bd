import type { OidcProblem } from '../../shared/oidc.ts';
import { say } from './say.ts';

/** Why the provider of identities signed nobody in, and what to do. */
export const entranceWords: Readonly<Record<OidcProblem, string>> = {
  provider: say(
    'The provider could not sign you in: it was not reached, or its answer was not right. Try again, or use your password.',
  ),
  denied: say('You were not signed in, because that was declined at the provider.'),
  expired: say('That took too long, or it began in another browser. Try again here.'),
  unverified: say(
    'The provider does not confirm that the address is yours. Verify it there, then try again.',
  ),
  unknown: say('Nobody with your address is a member here. Ask an owner to invite you.'),
  other_identity: say(
    'The member with your address is bound to another identity. Ask an owner to release it.',
  ),
  too_many: say('Too many attempts in a short time. Wait a minute, then try again.'),
};
