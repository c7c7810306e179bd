import fc from 'fast-check';

/** Pieces that real texts are made of, and those that comparing is hard for. */
const pieces = [
  ...[
    'late',
    'Delivery',
    'DELIVERY',
    'dear',
    'refund',
    'wifi',
    'ok',
    'a',
    'zipper',
    'Straße',
    'STRASSE',
    'café',
  ],
  ...[
    'cafe\u0301',
    'schön',
    'schon',
    'Łódź',
    'ﬁne',
    'İyi',
    'ışık',
    'ΟΔΟΣ',
    'οδός',
    'Очень',
    'мой',
    'мои',
    'ёлка',
  ],
  ...[
    '外卖',
    '太慢了',
    '好吃',
    '慢',
    '牛肉飯',
    '貴',
    '𠮷野家',
    'おいしい',
    'カレー',
    'ｶﾚｰ',
    'がき',
    'かき',
    '辛い',
  ],
  ...[
    'อร่อย',
    'มาก',
    'น้ำ',
    'แพง',
    'ไม่',
    '배송',
    '느려요',
    'التوصيل',
    'أَكْل',
    'متأخّر',
    'مـرحبا',
    'שָׁלוֹם',
    'देर',
    'कि',
    'की',
  ],
  ...[
    '👍🏽',
    '👨‍👩‍👧',
    '❤️',
    '10:30',
    'C++',
    'e-mail',
    '%',
    '_',
    '\u200b',
    '\u00ad',
    '´',
    'ﷺ',
    '½',
    '①',
    '\u0301',
  ],
];

/** Texts in many languages at once, with and without spaces between. */
export function mixedTexts(): fc.Arbitrary<string> {
  const piece = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, fc.string({ maxLength: 4 }));
  return fc
    .array(fc.tuple(piece, fc.constantFrom(' ', '', '', '\n', '，', '. ')), { minLength: 1, maxLength: 12 })
    .map((all) => all.flat().join('').normalize('NFC') || ' ');
}
