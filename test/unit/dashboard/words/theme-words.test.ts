import { expect, it } from 'vitest';
import { termsFault, themeFacts, triedWords } from '../../../../dashboard/words/theme-words.ts';

it('tells what a theme looks for, and how much more', () => {
  expect(themeFacts({ words: ['late', 'slow'], not: [] })).toEqual(['late, slow']);
  const words = Array.from({ length: 10 }, (_, i) => `w${i}`);
  expect(themeFacts({ words, not: ['free'] })).toEqual([
    'w0, w1, w2, w3, w4, w5, w6, w7 and 2 more',
    'without free',
  ]);
});

it.each([
  [['late', 'deliver*', '*liefer*', 'late deliver*', '＊慢'], undefined],
  [['late', 'de*ver'], '“de*ver”: a * stands at the beginning or the end of a word.'],
  [['late *'], '“late *”: a * stands at the beginning or the end of a word.'],
  [['a'.repeat(101)], `“${'a'.repeat(101)}” is longer than 100 characters.`],
  [Array.from({ length: 201 }, (_, i) => `w${i}`), 'At most 200 of them.'],
])('says what is wrong with %j', (terms, fault) => {
  expect(termsFault(terms)).toBe(fault);
});

it.each([
  [null, 100, 7, ['Found in 7 of the latest 100 comments.']],
  [true, 1, 0, ['This comment is of the theme.', 'Found in 0 of one comment.']],
  [false, 0, 0, ['This comment is not of it.', 'The site has no comments yet.']],
] as const)('tells what was found: %s, %s, %s', (text, looked, matching, words) => {
  expect(triedWords({ text, newest: { looked, matching, examples: [] } })).toEqual(words);
});
