import { expect, it } from 'vitest';
import { releasesAt, releasesSentence } from '../../../../dashboard/words/release-words.ts';

const marks = [
  { index: 0, releases: ['1.0'] },
  { index: 2, releases: ['1.1', '2.0'] },
];
const points = ['1 Nov', '2 Nov', '3 Nov'].map((label) => ({ label }));

it('names the releases of a bucket', () => {
  expect([0, 1, 2].map((index) => releasesAt(marks, index))).toEqual(['1.0', '', '1.1, 2.0']);
});

it('tells all of them with their time, or nothing', () => {
  expect(releasesSentence(marks, points)).toBe(
    'New releases, with when they were first answered for: 1.0 (1 Nov), 1.1 (3 Nov), 2.0 (3 Nov).',
  );
  expect(releasesSentence([], points)).toBe('');
});
