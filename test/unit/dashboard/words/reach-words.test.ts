import { describe, expect, it } from 'vitest';
import { rateWords, stepWords } from '../../../../dashboard/words/reach-words.ts';

const reach = {
  viewed: 1240,
  steps: { started: 300, answered: 210 },
  rate: 0.169,
  ci: [0.149, 0.191] as [number, number],
};
const unseen = { viewed: 0, steps: { started: 0, answered: 0 }, rate: null, ci: null };

describe('rateWords', () => {
  it.each([
    ['the share that answered and how sure it is', reach, '17% answered', '15% to 19%'],
    ['that nobody saw it', unseen, 'Not seen', ''],
    ['that a few views give no rate', { ...unseen, viewed: 4, steps: null }, 'Too few views', ''],
    [
      'that there were more answers than views',
      { ...unseen, viewed: 8, steps: { started: 9, answered: 9 } },
      'Rate unknown',
      'more answers than views',
    ],
  ])('tells %s', (_, given, lead, rest) => {
    expect(rateWords(given)).toEqual({ lead, rest });
  });
});

describe('stepWords', () => {
  it('counts each step', () => {
    expect(stepWords(reach)).toEqual(['1,240 viewed', '300 started', '210 answered']);
  });

  it('has only the views where no more may be told', () => {
    expect(stepWords({ ...unseen, viewed: 4, steps: null })).toEqual(['4 viewed']);
  });

  it('has none where there were none', () => {
    expect(stepWords(unseen)).toEqual([]);
  });
});
