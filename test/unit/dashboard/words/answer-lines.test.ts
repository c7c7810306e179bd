import { expect, it } from 'vitest';
import { answerLines } from '../../../../dashboard/words/answer-lines.ts';
import type { Survey } from '../../../../shared/survey.ts';

const questions = [
  { id: 'score', type: 'nps', text: 'How likely?' },
  { id: 'why', type: 'text', text: 'Why?' },
  { id: 'pick', type: 'choice', text: 'Which?', options: [{ id: 'a', text: { en: 'Price' } }] },
  { id: 'picks', type: 'choices', text: 'Which ones?', options: [{ id: 'a', text: 'Price' }] },
  { id: 'parts', type: 'matrix', text: 'And these?', items: [{ id: 'speed', text: 'Speed' }] },
  { id: 'may', type: 'consent', text: 'May we?' },
] as unknown as Survey['questions'];

it('everything beside the words and the headline is told in the words of the survey', () => {
  const answers = {
    score: 3,
    why: 'Late',
    pick: 'a',
    picks: ['a', { other: '<b>me</b>' }],
    parts: { speed: 2, gone: 5 },
    may: true,
    former: 4,
  };
  expect(
    answerLines({ questions }, { answers }, 'score').map(({ question, answer }) => [question, answer]),
  ).toEqual([
    ['Which?', 'Price'],
    ['Which ones?', 'Price and “<b>me</b>”'],
    ['And these?', 'Speed: 2 and gone: 5'],
    ['May we?', 'Yes'],
    ['former', '4'],
  ]);
});
