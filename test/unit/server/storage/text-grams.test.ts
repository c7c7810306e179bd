import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textGrams } from '../../../../server/storage/text-grams.ts';
import { textMatch } from '../../../../server/storage/text-match.ts';
import { mixedTexts } from '../../../support/mixed-texts.ts';

const missing = (text: string, word: string) => {
  const grams = textGrams(text);
  return [...textGrams(word)].filter((gram) => !grams.has(gram));
};

test('whatever word stands in a text, the text has all of its grams', () => {
  fc.assert(
    fc.property(mixedTexts(), fc.nat(), fc.integer({ min: 1, max: 12 }), (text, from, length) => {
      const characters = [...text];
      const begin = from % characters.length;
      for (const word of characters
        .slice(begin, begin + length)
        .join('')
        .split(/\s+/)) {
        if (textMatch([word])(text)) expect(missing(text, word)).toEqual([]);
      }
    }),
    { numRuns: 3_000 },
  );
});

test.each([
  ['慢', 2],
  ['太慢', 5],
  ['太慢了', 8],
  ['ok', 2],
  ['late', 8],
  ['อร่อย', 11],
  ['iPhone手机', 20],
  ['👍', 2],
])('%s has %i', (word, count) => {
  expect(textGrams(word).size).toBe(count);
});

test('one letter of a small alphabet is not looked for at all', () => {
  expect(textGrams('a').size).toBe(0);
  expect(textGrams('ก').size).toBe(0);
});

test('a text without the word lacks some', () => {
  expect(missing('外卖送得太慢了', '太快')).not.toEqual([]);
  expect(missing('the delivery was late', 'refund')).not.toEqual([]);
  expect(missing('อาหารอร่อยมาก', 'ช้า')).not.toEqual([]);
});

test('a run does not go over a space', () => {
  expect(missing('外 卖', '外卖')).not.toEqual([]);
});
