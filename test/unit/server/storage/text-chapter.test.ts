import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  blocksWith,
  chapterOf,
  chapterRows,
  passedOver,
  stretchesOf,
  type TimedText,
} from '../../../../server/storage/text-chapter.ts';
import { textQuery } from '../../../../server/storage/text-query.ts';
import { mixedTexts } from '../../../support/mixed-texts.ts';

const rowsOf = (texts: readonly (string | null)[]): TimedText[] =>
  texts.map((text, i) => ({ receivedAt: 10 * i, text }));

/** The stretches of a chapter of [0, 10 a text) that a word is to be looked for in. */
const lookFor = (texts: readonly (string | null)[], word: string) => {
  const { ends, bits } = chapterOf(rowsOf(texts));
  return stretchesOf({ from: 0, to: 10 * texts.length }, ends, blocksWith(bits, textQuery([word])!));
};

test('a word is looked for where it stands, and nowhere else', () => {
  const texts = Array.from({ length: chapterRows }, () => 'the delivery was late');
  texts[100] = 'they gave no refund';
  expect(lookFor(texts, 'refund')).toEqual([{ from: 960, to: 1120 }]);
  expect(lookFor(texts, 'elephant')).toEqual([]);
});

test('blocks that touch are one stretch, the latest comes first', () => {
  const texts = Array.from({ length: chapterRows }, () => 'late');
  for (const i of [0, 300, 316, 511]) texts[i] = 'refund';
  expect(lookFor(texts, 'refund')).toEqual([
    { from: 4960, to: 5120 },
    { from: 2880, to: 3200 },
    { from: 0, to: 160 },
  ]);
});

test('what came at one moment is in one block', () => {
  const rows = Array.from({ length: 64 }, (_, i) => ({ receivedAt: i < 50 ? 7 : 8, text: `word${i}` }));
  expect(chapterOf(rows).ends).toEqual([8]);
});

test('a chapter without texts takes no room, and nothing is found in it', () => {
  const { bits } = chapterOf(rowsOf([null, null]));
  expect(bits).toHaveLength(0);
  expect(blocksWith(bits, [1])).toBe(0);
  expect(chapterOf([])).toEqual({ ends: [], bits });
});

test('nothing that was put into a chapter is passed over; what was not, is', () => {
  fc.assert(
    fc.property(fc.array(fc.option(mixedTexts()), { maxLength: 200 }), (texts) => {
      expect(passedOver(chapterOf(rowsOf(texts)), rowsOf(texts))).toEqual([]);
    }),
    { numRuns: 200 },
  );
  const [late, refund] = [rowsOf(['late', 'late']), rowsOf(['late', 'refund'])];
  expect(passedOver(chapterOf(late), refund)).toEqual([refund[1]]);
});

test('long texts get more places, so that most of them stay free', () => {
  const long = Array.from({ length: 5_000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('');
  const { bits } = chapterOf(rowsOf([long]));
  let taken = 0;
  for (let at = 0; at < bits.length; at += 4) if (bits.readInt32LE(at) !== 0) taken++;
  expect(taken / (bits.length / 4)).toBeLessThan(0.31);
});
