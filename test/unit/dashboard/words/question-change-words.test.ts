import { expect, it } from 'vitest';
import { questionChanges } from '../../../../dashboard/data/question-changes.ts';
import { questionChangeWords } from '../../../../dashboard/words/question-change-words.ts';
import { questions as schema } from '../../../../shared/question.ts';

const score = { id: 'q', type: 'stars', text: 'How good?' };
const pay = {
  id: 'q',
  type: 'choice',
  text: 'How did you pay?',
  options: [
    { id: 'card', text: 'Card' },
    { id: 'cash', text: 'Cash' },
  ],
};
const bank = { id: 'bank', text: 'Bank' };

it.each([
  [score, { ...score, text: 'How was it?' }, '“How good?” was reworded to “How was it?”.'],
  [
    score,
    { ...score, scale: 10 },
    '“How good?” is answered on another scale: stars of 10, before stars of 5.',
  ],
  [
    score,
    { ...score, text: { en: 'How good?', de: 'Wie gut?' } },
    '“How good?” was translated: English (en), German (de).',
  ],
  [
    score,
    { ...score, low: 'Bad' },
    '“How good?” is worded otherwise, in another language or in its options or ends.',
  ],
  [pay, { ...pay, shuffle: true }, '“How did you pay?” changed in a detail of how it is answered.'],
  [score, { ...score, required: true }, 'When “How good?” is asked, or whether it may be left out, changed.'],
  [pay, { ...pay, options: [...pay.options, bank] }, '“How did you pay?” has more to choose or rate: Bank.'],
  [
    pay,
    { ...pay, options: [pay.options[0], bank] },
    '“How did you pay?” has other things to choose or rate: Bank in the place of Cash.',
  ],
])('%j to %j', (before, after, words) => {
  const [change] = questionChanges(schema.parse([before]), schema.parse([after]));
  expect(change && questionChangeWords(change)).toBe(words);
});

it('names what was added and removed', () => {
  const why = { id: 'why', type: 'text', text: 'Why?' };
  const one = questionChanges(schema.parse([score]), schema.parse([score, why]));
  const other = questionChanges(schema.parse([score, why]), schema.parse([score]));
  expect([...one, ...other].map(questionChangeWords)).toEqual(['“Why?” was added.', '“Why?” was removed.']);
});
