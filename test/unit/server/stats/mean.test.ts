import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mean, meanInterval, standardDeviation } from '../../../../server/stats/mean.ts';
import { answers, anyHistogram } from './answers.ts';
import { expectClose } from './close-to.ts';
import { vector } from './vector.ts';

const { input, output, rel_tol } = vector<
  { a: number[]; b: number[] },
  { mean_a: number; mean_b: number; sd_a: number; sd_b: number; ci95_mean_a: number[] }
>('mean_diff');

test('mean, standard deviation and t interval as R gives them', () => {
  const a = answers(...input.a);
  expectClose([mean(a)!, standardDeviation(a)!], [output.mean_a, output.sd_a], rel_tol);
  expectClose(meanInterval(a), output.ci95_mean_a, rel_tol);
});

test('a second sample as R gives it', () => {
  const b = answers(...input.b);
  expectClose([mean(b)!, standardDeviation(b)!], [output.mean_b, output.sd_b], rel_tol);
});

test('the example of its documentation', () => {
  const example = answers(2, 4, 4);
  expectClose([mean(example)!, standardDeviation(example)!], [3.333, 1.155], 1e-3);
  expectClose(meanInterval(example), [0.465, 6.202], 1e-3);
});

test('no answers have no mean, deviation or interval', () => {
  expect([mean(answers()), standardDeviation(answers()), meanInterval(answers())]).toEqual([
    null,
    null,
    null,
  ]);
});

test('one answer has a mean and no deviation or interval', () => {
  expect([mean(answers(4)), standardDeviation(answers(4)), meanInterval(answers(4))]).toEqual([
    4,
    null,
    null,
  ]);
});

test('the interval may leave the scale', () => {
  expect(meanInterval(answers(4, 5))![1]).toBeGreaterThan(5);
});

test('answers that agree leave no doubt', () => {
  expect(meanInterval(answers(5, 5, 5))).toEqual([5, 5]);
});

test('the mean lies within the scale and its interval is centred on it', () => {
  fc.assert(
    fc.property(
      anyHistogram(1, 7).filter((h) => h.some((count) => count > 1)),
      (histogram) => {
        const [low, high] = meanInterval(histogram)!;
        expect(mean(histogram)).toBeGreaterThanOrEqual(1);
        expect(mean(histogram)).toBeLessThanOrEqual(7);
        expect((low + high) / 2).toBeCloseTo(mean(histogram)!, 10);
      },
    ),
  );
});

test('turning the scale around turns the mean around and keeps the deviation', () => {
  fc.assert(
    fc.property(
      anyHistogram(0, 10).filter((h) => h.some((count) => count > 1)),
      (histogram) => {
        const turned = histogram.toReversed();
        expect(mean(turned)).toBeCloseTo(10 - mean(histogram)!, 10);
        expect(standardDeviation(turned)).toBeCloseTo(standardDeviation(histogram)!, 10);
      },
    ),
  );
});
