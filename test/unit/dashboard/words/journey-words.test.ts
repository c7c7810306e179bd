import { expect, it } from 'vitest';
import { complaintCount } from '../../../../dashboard/words/complaint-count.ts';
import { elsewhereSentence, placeSentence, volumeWords } from '../../../../dashboard/words/journey-words.ts';
import { weakestSentence, weakestWords } from '../../../../dashboard/words/weakest-words.ts';

const weak = { name: 'checkout', below: 29.04, p: 0.001, compared: 4 };

it('says which touchpoint is weakest, by how much, corrected for how many', () => {
  expect(weakestWords(weak, 'points')).toEqual({
    lead: 'Weakest',
    rest: '29 points below the others together',
  });
  expect(weakestSentence(weak, 4)).toBe(
    '“checkout” is clearly below the others together: chance alone would bring that less than once in twenty times, corrected for 4 touchpoints.',
  );
  expect(weakestSentence(undefined, 4)).toBe('No touchpoint is clearly below the others together.');
  expect(weakestSentence(undefined, 1)).toBe('With a second touchpoint there is something to compare.');
});

it('says from how many a number is', () => {
  expect(volumeWords('nps', 1)).toBe('1 answer');
  expect(volumeWords('response-rate', 1200)).toBe('1,200 views');
});

it('says what has no place on the path', () => {
  expect(elsewhereSentence('nps', 2)).toBe('Not on the path: 2 answers that say no touchpoint.');
  expect(elsewhereSentence('response-rate', 1)).toBe(
    'Not on the path: 1 view of pages that say no touchpoint.',
  );
});

it('says where a touchpoint has come to', () => {
  expect(placeSentence('cart', 2, 5)).toBe('“cart” is number 2 of 5 now.');
});

it('counts complaints, and of a thousand views', () => {
  const rate = { value: 8.24, n: 1456, ci: [4.1, 14.53] as [number, number] };
  expect(complaintCount({ ...rate, complaints: 12 })).toBe('12 complaints: 8.2 per 1,000 views, 4.1 to 14.5');
  expect(complaintCount({ value: null, n: 0, ci: null, complaints: 1 })).toBe('1 complaint');
  expect(complaintCount({ value: null, n: 3, ci: null, suppressed: true })).toBe('');
});
