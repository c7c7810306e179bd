import { expect, test } from 'vitest';
import { foldedText, unmarkedText } from '../../../../server/storage/folded-text.ts';

test.each([
  ['Late Delivery', 'late delivery'],
  ['ＦＵＬＬ　ｗｉｄｔｈ', 'full width'],
  ['ﾃﾞﾘﾊﾞﾘｰ', 'デリバリー'],
  ['Große STRASSE', 'grosse strasse'],
  ['GRÖẞERE', 'grössere'],
  ['ΟΔΟΣ οδός', 'οδοσ οδόσ'],
  ['İstanbul ISTANBUL', 'istanbul istanbul'],
  ['ﬁnal ﬂight', 'final flight'],
  ['co\u00adop\u200bera\u200dtion', 'cooperation'],
  ['❤️', '❤'],
  ['مـرحـبا', 'مرحبا'],
  ['cafe\u0301', 'café'],
  ['外卖很慢', '外卖很慢'],
  ['อร่อยมาก', 'อร่อยมาก'],
])('%s is compared as %s', (text, folded) => {
  expect(foldedText(text)).toBe(folded);
  expect(foldedText(folded)).toBe(folded);
});

test.each([
  ['café', 'cafe'],
  ['grössere', 'grossere'],
  ['łódź', 'lodz'],
  ['smørrebrød œuvre', 'smorrebrod oeuvre'],
  ['ёлка', 'елка'],
  ['οδόσ', 'οδοσ'],
  ['أَكْل', 'اكل'],
  ['שָׁלוֹם', 'שלום'],
])('%s without marks is %s', (folded, unmarked) => {
  expect(unmarkedText(folded)).toBe(unmarked);
});

test.each(['が', 'ไม่', 'की', 'हिन्दी', '한'])(
  '%s is another word without its marks, and keeps them',
  (word) => {
    expect(unmarkedText(word)).toBe(word.normalize('NFD'));
  },
);
