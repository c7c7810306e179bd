import { describe, expect, it } from 'vitest';
import { journeyMetrics, journeyQuestion } from '../../../../dashboard/data/journey-question.ts';
import { questions as schema } from '../../../../shared/question.ts';
import type { Survey } from '../../../../shared/survey.ts';

function survey(slug: string, questions: object[]): Survey {
  return { slug, questions: schema.parse(questions) } as Survey;
}
const text = 'How was it?';
const checkout = survey('checkout', [{ id: 'score', type: 'nps', text }]);
const delivery = survey('delivery', [{ id: 'arrived', type: 'nps', text }]);
const care = survey('care', [
  { id: 'kind', type: 'csat', text },
  { id: 'face', type: 'emoji', text },
]);
const none = { order: [] };

describe('journeyQuestion', () => {
  it('pools questions of one type and scale', () => {
    const question = journeyQuestion([checkout, delivery], none);
    expect(question).toMatchObject({ metric: 'nps', question: undefined, isMixed: false, min: 0, max: 10 });
  });

  it('says where several scales cannot be pooled', () => {
    expect(journeyQuestion([checkout, care], { metric: 'csat', order: [] }).isMixed).toBe(true);
    expect(journeyQuestion([checkout, care], { metric: 'nps', order: [] }).isMixed).toBe(false);
  });

  it('takes the first of a survey with several, or the one that is asked for', () => {
    expect(journeyQuestion([care], none)).toMatchObject({ metric: 'csat', question: 'kind', isMixed: false });
    const asked = { metric: 'csat' as const, question: 'face', order: [] };
    expect(journeyQuestion([care], asked)).toMatchObject({ question: 'face', max: 5 });
  });

  it('takes a metric that the surveys cannot give for not asked', () => {
    expect(journeyQuestion([checkout], { metric: 'ces', order: [] }).metric).toBe('nps');
  });
});

it('offers what is better the more there is of it', () => {
  expect(journeyMetrics([checkout])).toEqual(['nps', 'rating', 'recommendation-rate', 'response-rate']);
});
