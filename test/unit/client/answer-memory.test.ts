import { expect, it } from 'vitest';
import { AnswerMemory } from '../../../client/answer-memory.ts';

const answer = (text: string) => ({ etag: `W/"${text}"`, text });

it('finds the last answer to a question', () => {
  const memory = new AnswerMemory();
  memory.keep('nps', answer('45'));
  memory.keep('nps', answer('46'));
  expect(memory.find('nps')).toEqual(answer('46'));
  expect(memory.find('csat')).toBeUndefined();
});

it('forgets the one that was not asked for longest', () => {
  const memory = new AnswerMemory(2);
  memory.keep('nps', answer('45'));
  memory.keep('csat', answer('0.8'));
  memory.find('nps');
  memory.keep('ces', answer('6'));
  expect(['nps', 'csat', 'ces'].filter((question) => memory.find(question))).toEqual(['nps', 'ces']);
});
