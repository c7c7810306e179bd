import { say } from './say.ts';

/** As the server counts, in characters of the normal form; it refuses more than this, and says why. */
const least = 12;

/** Why a new password is too short to be sent; undefined: it is not. */
export function passwordLengthFault(typed: string): string | undefined {
  const missing = least - [...typed.normalize('NFC')].length;
  if (missing <= 0) return undefined;
  return say('It needs {missing, plural, one {one more character} other {# more characters}}.', { missing });
}
