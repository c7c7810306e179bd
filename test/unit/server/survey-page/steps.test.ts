import { describe, expect, it } from 'vitest';
import { stepFrom } from '../../../../server/survey-page/steps.ts';
import { question } from '../../../../shared/question.ts';

const questions = [
  { id: 'score', type: 'nps', text: 'Would you recommend us?' },
  { id: 'pages', type: 'csat', text: 'Our pages?' },
  { id: 'why', type: 'text', text: 'Why?', if: { question: 'score', lte: 6 } },
  { id: 'worst', type: 'stars', text: 'How bad?', if: { question: 'score', lte: 3 } },
  { id: 'more', type: 'text', text: 'More?', if: { question: 'worst', eq: 1 } },
].map((each) => question.parse(each));

function step(from: number, answers: Record<string, number> = {}) {
  const found = stepFrom(questions, from, new Map(Object.entries(answers)));
  return found && { asks: found.questions.map(({ id }) => id), next: found.next };
}

describe('a step', () => {
  it('asks together what does not depend on each other', () => {
    expect(step(0)).toEqual({ asks: ['score', 'pages'], next: 2 });
  });

  it('asks what the answers before call for, and ends before what depends on it', () => {
    expect(step(2, { score: 3 })).toEqual({ asks: ['why', 'worst'], next: 4 });
  });

  it('passes over questions whose condition does not hold', () => {
    expect(step(2, { score: 5 })).toEqual({ asks: ['why'], next: null });
  });

  it('is none where nothing is left to ask', () => {
    expect(step(2, { score: 9 })).toBeNull();
    expect(step(2)).toBeNull();
  });

  it('ends before a text that takes an answer in, and where an answer may jump', () => {
    const asked = [
      { id: 'score', type: 'nps', text: 'Would you?' },
      { id: 'why', type: 'text', text: 'Why {{score|that}}?' },
      { id: 'ok', type: 'thumbs', text: 'Well?', jump: [{ if: { question: 'ok', eq: 1 }, to: 'end' }] },
      { id: 'more', type: 'text', text: 'More?' },
    ].map((each) => question.parse(each));
    expect(stepFrom(asked, 0, new Map())).toMatchObject({ questions: [{ id: 'score' }], next: 1 });
    expect(stepFrom(asked, 1, new Map())).toMatchObject({
      questions: [{ id: 'why' }, { id: 'ok' }],
      next: 3,
    });
    expect(stepFrom(asked, 3, new Map([['ok', 1]]))).toBeNull();
    expect(stepFrom(asked, 3, new Map([['ok', 0]]))).toMatchObject({
      questions: [{ id: 'more' }],
      next: null,
    });
  });

  it('ends with the survey', () => {
    expect(step(4, { score: 3, worst: 1 })).toEqual({ asks: ['more'], next: null });
    expect(step(5)).toBeNull();
  });
});
