import { expect, it } from 'vitest';
import { causeWords } from '../../../../dashboard/words/cause-words.ts';
import { type CauseCode, causes } from '../../../../shared/cause.ts';

/** A value for everything that the English words of a code name. */
function valuesOf(code: CauseCode): Record<string, string | number> {
  const names = [...causes[code].matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  return Object.fromEntries(names.map((name, i) => [name, i + 3]));
}

it.each(Object.keys(causes) as CauseCode[])('has a sentence for %s, with all that it names', (code) => {
  const words = causeWords({ code, values: valuesOf(code) });
  expect(words).toBeDefined();
  if (code !== 'other') expect(words).toMatch(/^(\p{Lu}|“|\d)/u);
});

it('says a cause with its values', () => {
  expect(causeWords({ code: 'no_number', values: { cell: 'ten' } })).toBe('“ten” is no number.');
  expect(causeWords({ code: 'file_lines', values: { most: 4_000_000 } })).toContain('4,000,000 lines');
});

it('leaves to the server what it does not know: another code, a value that is missing, no code', () => {
  expect(causeWords({ code: 'of_a_later_release', values: {} })).toBeUndefined();
  expect(causeWords({ code: 'constructor', values: {} })).toBeUndefined();
  expect(causeWords({ code: 'no_number', values: {} })).toBeUndefined();
  expect(causeWords(null)).toBeUndefined();
});
