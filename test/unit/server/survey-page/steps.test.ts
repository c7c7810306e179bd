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
  const found = stepFrom(questions, from, answers);
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

  it('ends with the survey', () => {
    expect(step(4, { score: 1, worst: 1 })).toEqual({ asks: ['more'], next: null });
    expect(step(5)).toBeNull();
  });

  it('ends after a question that may jump, and goes on where that leads', () => {
    const jumping = [
      { id: 'score', type: 'nps', text: 'Well?', jump: [{ if: { question: 'score', gte: 9 }, to: 'more' }] },
      { id: 'why', type: 'text', text: 'Why?' },
      { id: 'more', type: 'text', text: 'More?' },
    ].map((each) => question.parse(each));
    expect(stepFrom(jumping, 0, {})).toMatchObject({ questions: [{ id: 'score' }], next: 1 });
    expect(stepFrom(jumping, 1, { score: 10 })).toMatchObject({ questions: [{ id: 'more' }], next: null });
    expect(stepFrom(jumping, 1, { score: 3 })?.questions).toHaveLength(2);
  });
});
