import { type Because, because } from '../../shared/because.ts';
import { passwordLength } from '../../shared/password.ts';
import { commonPasswords } from './common-passwords.ts';

/**
 * Why a new password is not taken, as the end of a sentence that its name begins; null: it is. What it must be made of
 * is not prescribed, only what is guessed first is refused.
 *
 * Source: NIST SP 800-63B, 3.1.1.2 (length, normal form, and a list of what is expected or compromised).
 */
export function passwordFault(password: string): Because | null {
  const characters = [...password];
  const { least, most } = passwordLength;
  if (characters.length < least) return because('password_short', { least });
  if (characters.length > most) return because('password_long', { most });
  const plain = password.toLowerCase();
  if (new Set(plain).size < 4) return because('password_repeats');
  if (isRun(plain)) return because('password_run');
  if (commonPasswords.has(wordOf(plain))) return because('password_common');
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
