import { expect, it } from 'vitest';
import { doneWords, progressWords } from '../../../../dashboard/words/deed-words.ts';

it('what was done is a sentence, of one as of many', () => {
  expect(doneWords({ does: 'archive' }, 1)).toBe('1 answer archived.');
  expect(doneWords({ does: 'discount' }, 1204)).toBe('1,204 answers no longer count.');
});

it('a tag is quoted as it is, whatever is in it', () => {
  expect(doneWords({ does: 'tag', tag: '{#} <b>' }, 2)).toBe('2 answers tagged “{#} <b>”.');
  expect(doneWords({ does: 'untag', tag: 'bug' }, 1)).toBe('“bug” taken off 1 answer.');
});

it('how far a job is, once it is known of how many', () => {
  expect(progressWords(0, null)).toBe('Looking which answers fit…');
  expect(progressWords(400, 1204)).toBe('400 of 1,204 done');
});
