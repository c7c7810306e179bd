import { passwordLength } from '../../shared/password.ts';
import { commonPasswords } from './common-passwords.ts';

/**
 * Why a new password is not taken, as the end of a sentence that its name begins; null: it is. What it must be made of
 * is not prescribed, only what is guessed first is refused.
 *
 * Source: NIST SP 800-63B, 3.1.1.2 (length, normal form, and a list of what is expected or compromised).
 */
export function passwordFault(password: string): string | null {
  const characters = [...password];
  const { least, most } = passwordLength;
  if (characters.length < least)
    return `must have at least ${least} characters: a few words that do not belong together are easy to keep`;
  if (characters.length > most) return `must have at most ${most} characters`;
  const plain = password.toLowerCase();
  if (new Set(plain).size < 4) return 'repeats the same few characters: choose something less regular';
  if (isRun(plain)) return 'is a row of neighbours: choose something less regular';
  if (commonPasswords.has(wordOf(plain)))
    return 'is among the first that would be tried: choose something that only you would';
  return null;
}

const rows = [
  'abcdefghijklmnopqrstuvwxyz'.repeat(2),
  '0123456789'.repeat(13),
  '1234567890qwertyuiopasdfghjklzxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
];

function isRun(text: string): boolean {
  return rows.some((row) => row.includes(text) || [...row].reverse().join('').includes(text));
}

const lookalikes: Readonly<Record<string, string>> = {
  '@': 'a',
  4: 'a',
  3: 'e',
  1: 'i',
  0: 'o',
  $: 's',
  5: 's',
};

/** The one word that it was made from: without what is put around it, with letters for lookalikes, and said once. */
function wordOf(text: string): string {
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const letters = core.replace(/[@4310$5]/g, (sign) => lookalikes[sign]!).replace(/[^\p{L}]/gu, '');
  return /^(.+?)\1+$/u.exec(letters)?.[1] ?? letters;
}
