import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskText } from '../../../../../server/ingest/personal-data/mask-text.ts';
import { mayTell } from '../../../../../server/ingest/personal-data/may-tell.ts';
import { harmlessTexts } from './harmless-texts.ts';
import { tellingTexts } from './telling-texts.ts';

describe('masking', () => {
  it('finds at least 98 of 100 that tell who somebody is', () => {
    const missed = tellingTexts.filter(([text, masked, country]) => maskText(text, country) !== masked);
    console.info(
      `masked as they should be: ${tellingTexts.length - missed.length} of ${tellingTexts.length}`,
    );
    expect(tellingTexts).toHaveLength(100);
    expect(missed.length, `missed: ${missed.map(([text]) => text).join(' | ')}`).toBeLessThanOrEqual(2);
  });

  it('leaves at least 98 of 100 alone that only look like it', () => {
    const hit = harmlessTexts.filter(([text, country]) => maskText(text, country) !== text);
    console.info(`masked without need: ${hit.length} of ${harmlessTexts.length}`);
    expect(harmlessTexts).toHaveLength(100);
    expect(hit.length, `masked: ${hit.map(([text]) => text).join(' | ')}`).toBeLessThanOrEqual(2);
  });

  it('looks at every text that it would mask', () => {
    expect(tellingTexts.filter(([text]) => !mayTell(text))).toEqual([]);
  });

  it('passes over a text without seven digits or a sign of mail', () => {
    expect(mayTell('Fast, but 2 of 3 parcels from order 4711 were late')).toBe(false);
  });

  it('masks several in one text, each by its kind', () => {
    expect(maskText('jane@example.com, +1 212-555-0123, 4111 1111 1111 1111')).toBe(
      '[email], [phone], [card]',
    );
  });

  it('masks what is written with the signs of another script', () => {
    expect(maskText('手机１３８１２３４５６７８')).toBe('手机[phone]');
  });

  it('never makes a text longer', () => {
    const piece = fc.oneof(
      fc.constantFrom(...tellingTexts.map(([text]) => text), ...harmlessTexts.map(([text]) => text)),
      fc.string({ unit: fc.constantFrom(...'0123456789 +-./()@abZ,:[]') }),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 5 }),
        fc.constantFrom(undefined, 'DE', 'US', 'CN'),
        (pieces, country) => {
          const text = pieces.join(' ');
          const masked = maskText(text, country);
          expect(masked.length).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  describe.each([
    ['digits', '1'],
    ['groups', '12 '],
    ['signs', '@'],
    ['addresses without an end', 'a@'],
    ['names', 'a.b-c'],
    ['pluses', '+'],
    ['brackets', '(1'],
    ['telephones', '030 901820, '],
    ['cards', '4111 1111 1111 1111 '],
    ['almost cards', '4111 1111 1111 1112 '],
    ['letters of an identity', 'RSSMRA85T10A562'],
    ['labels', 'phone '],
    ['dates', '2026-11-23 '],
    ['labelled digits', 'tel 1'],
  ])('of many %s', (_, unit) => {
    const many = (length: number) => unit.repeat(length / unit.length);

    it('looks at no more signs than follows from how many there are', () => {
      const few = signsSearched(() => maskText(many(5_000), 'DE'));
      const most = 4 * few + 200_000;
      expect(signsSearched(() => maskText(many(20_000), 'DE'))).toBeLessThan(most);
    });

    // Going back and forth within one search is not counted above: of so many signs it would take hours.
    it('masks a million signs before the test runs out of time', () => {
      expect(maskText(many(1_000_000), 'DE').length).toBeLessThanOrEqual(1_000_000);
    }, 60_000);
  });
});

/** How many signs all regular expressions pass over while the work is done, where they go on behind what they found. */
function signsSearched(work: () => void): number {
  const { exec } = RegExp.prototype;
  let signs = 0;
  RegExp.prototype.exec = function (this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = exec.call(this, text);
    signs += (found ? found.index + found[0].length : text.length) - from;
    return found;
  };
  try {
    work();
  } finally {
    RegExp.prototype.exec = exec;
  }
  return signs;
}
