import { describe, expect, test } from 'vitest';
import { textMatch } from '../../../../server/storage/text-match.ts';

const holds = (text: string, ...words: string[]) => textMatch(words)(text);

describe('words are found wherever they stand', () => {
  test.each([
    ['外卖送得太慢了，汤都洒了', '送', '太慢', '洒了'],
    ['牛肉飯很好吃，但是太貴了', '好吃', '飯', '太貴'],
    ['とてもおいしかったです。ｶﾚｰが辛い', 'おいしかった', 'カレー', '辛'],
    ['อาหารอร่อยมากแต่แพง', 'อร่อย', 'แพง', 'มาก'],
    ['배송이 너무 느려요', '배송', '느려', '너무'],
    ['Die Expresslieferung kam zu spät', 'lieferung', 'SPÄT', 'express'],
    ['التوصيل متأخّر جدًا', 'توصيل', 'متاخر', 'جدا'],
    ['डिलीवरी बहुत देर से आई', 'डिलीवरी', 'देर', 'बहुत'],
    ['Too late, and the café is dear', 'LATE', 'cafe', 'dear'],
    ['Great 👍🏽 love it ❤️', '👍', '❤', 'love'],
    ['Очень ДОБРЫЕ люди, всё хорошо', 'добрые', 'все', 'ЛЮДИ'],
    ['Giao hàng chậm quá', 'giao', 'cham', 'hàng'],
  ])('%s', (text, ...words) => {
    expect(words.filter((word) => !holds(text, word))).toEqual([]);
    expect(holds(text, ...words)).toBe(true);
  });
});

describe('what is not there is not found', () => {
  test.each([
    ['外卖送得太慢了', '太快'],
    ['外卖 送', '外卖送'],
    ['อาหารอร่อยมาก', 'ช้า'],
    ['とてもおいしかったです', 'まずい'],
    ['Too late', 'later'],
    ['late%', 'l%e'],
    ['かき', 'がき'],
    ['ไม', 'ไม่'],
    ['की', 'कि'],
  ])('%s: %s', (text, word) => {
    expect(holds(text, word)).toBe(false);
  });

  test('one of several words is not enough', () => {
    expect(holds('late and dear', 'late', 'cheap')).toBe(false);
  });

  test('a word of which nothing can be seen is in no text, whatever else is asked for', () => {
    expect(holds('late', '\u200b')).toBe(false);
    expect(holds('late', 'late', '\u00ad\u200d')).toBe(false);
  });
});

test('a word without marks is found with and without them, one with marks only with the same', () => {
  expect(holds('das ist schön', 'schon')).toBe(true);
  expect(holds('das ist schon', 'schön')).toBe(false);
  expect(holds('das ist schön', 'schön')).toBe(true);
  expect(holds('das ist sch\u006f\u0308n', 'SCHÖN')).toBe(true);
});
