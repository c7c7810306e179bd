import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compositeIndex } from '../../../../server/stats/composite-index.ts';
import { compositeScore } from '../../../../server/stats/composite-score.ts';
import { meanInterval } from '../../../../server/stats/mean.ts';
import { addMoment, noMoments } from '../../../../server/stats/moments.ts';
import { answers } from './answers.ts';
import { expectClose } from './close-to.ts';

function indexOf(...scores: number[]) {
  return compositeIndex(scores.reduce(addMoment, noMoments));
}

test('the example of its documentation', () => {
  const { value, n, ci, sd } = indexOf(60, 70, 80);
  expect({ value, n, sd }).toEqual({ value: 70, n: 3, sd: 10 });
  expectClose(ci, [45.1586, 94.8414], 1e-6);
});

test('the interval is the t interval of the scores', () => {
  expectClose(indexOf(2, 4, 4, 9).ci, meanInterval(answers(2, 4, 4, 9))!, 1e-12);
});

test('of nobody there is no index', () => {
  expect(indexOf()).toEqual({ value: null, n: 0, ci: null, sd: null });
});

test('of one respondent there is an index and no interval', () => {
  expect(indexOf(81.25)).toEqual({ value: 81.25, n: 1, ci: null, sd: null });
});

test('the mean of the scores is the score of the means', () => {
  const item = fc.record({ max: fc.integer({ min: 3, max: 10 }), weight: fc.integer({ min: 1, max: 100 }) });
  const survey = fc.array(item, { minLength: 1, maxLength: 6 }).chain((items) =>
    fc.tuple(
      fc.constant(items),
      fc.array(fc.tuple(...items.map(({ max }) => fc.integer({ min: 1, max }))), {
        minLength: 1,
        maxLength: 30,
      }),
    ),
  );
  fc.assert(
    fc.property(survey, ([items, respondents]) => {
      const scored = (values: readonly number[]) =>
        compositeScore(items.map((item, i) => ({ ...item, min: 1, value: values[i]! })));
      const means = items.map((_, i) => respondents.reduce((sum, r) => sum + r[i]!, 0) / respondents.length);
      expect(indexOf(...respondents.map(scored)).value).toBeCloseTo(scored(means), 9);
    }),
    { seed: 1 },
  );
});
