import { expect, test } from 'vitest';
import { catalogue } from '../../../../server/stats/catalogue.ts';
import { ces } from '../../../../server/stats/ces.ts';
import { choices } from '../../../../server/stats/choices.ts';
import { complaintRate } from '../../../../server/stats/complaint-rate.ts';
import { compositeIndex } from '../../../../server/stats/composite-index.ts';
import { compositeScore } from '../../../../server/stats/composite-score.ts';
import { csat } from '../../../../server/stats/csat.ts';
import { expectation } from '../../../../server/stats/expectation.ts';
import { add, empty } from '../../../../server/stats/histogram.ts';
import { addMoment, noMoments } from '../../../../server/stats/moments.ts';
import { nps } from '../../../../server/stats/nps.ts';
import { meansSampleSize, sharesSampleSize } from '../../../../server/stats/power.ts';
import { rating } from '../../../../server/stats/rating.ts';
import { recommendationRate } from '../../../../server/stats/recommendation-rate.ts';
import { responseRate } from '../../../../server/stats/response-rate.ts';
import { npsSampleSize, sampleSize } from '../../../../server/stats/sample-size.ts';
import type { MetricDescription } from '../../../../shared/metric-description.ts';
import type { Ci } from '../../../../shared/metric-value.ts';
import { answers } from './answers.ts';

function exampleOf(id: MetricDescription['id']): string {
  return catalogue.find((metric) => metric.id === id)!.example;
}

function interval([low, high]: Ci, digits: number): string {
  return `interval ${low.toFixed(digits)} to ${high.toFixed(digits)}`;
}

test('nps', () => {
  const { value, n, ci } = nps(add(add(add(empty(), 10, 120), 8, 50), 3, 30));
  expect(exampleOf('nps')).toContain('Of 200 answers 120 are promoters, 50 passives and 30 detractors');
  expect({ value, n }).toEqual({ value: 45, n: 200 });
  expect(exampleOf('nps')).toContain(`is 45, with the ${interval(ci!, 1)}`);
});

test('csat', () => {
  const { value, ci, mean } = csat(add(add(add(empty(), 5, 15), 4, 30), 3, 15), 'csat', 5);
  expect({ value, mean: mean!.value }).toEqual({ value: 0.75, mean: 4 });
  expect(exampleOf('csat')).toContain(`45 of 60 are 0.75, with the ${interval(ci!, 3)}`);
  expect(exampleOf('csat')).toContain(`the mean is 4, with the ${interval(mean!.ci!, 2)}`);
});

test('ces', () => {
  const { value, ci, easy } = ces(answers(7, 6, 6, 5, 2));
  expect({ value, easy: easy!.value }).toEqual({ value: 5.2, easy: 0.8 });
  expect(exampleOf('ces')).toContain(`the mean is 5.2, with the ${interval(ci!, 2)}`);
  expect(exampleOf('ces')).toContain(`0.8 with the ${interval(easy!.ci!, 3)}`);
});

test('expectation', () => {
  const { value, ci } = expectation(answers(5, 7, 9));
  expect(value).toBe(7);
  expect(exampleOf('expectation')).toContain(`the mean is 7, with the ${interval(ci!, 2)}`);
});

test('rating', () => {
  const { value, ci, median, sd } = rating(answers(2, 4, 4), { min: 1, max: 5 });
  expect(exampleOf('rating')).toContain(`the mean is ${value!.toFixed(2)}, with the ${interval(ci!, 2)}`);
  expect(exampleOf('rating')).toContain(`the median ${median} and the standard deviation ${sd!.toFixed(2)}`);
});

test('choices', () => {
  const { top, options } = choices(80, [
    { id: 'price', count: 48 },
    { id: 'speed', count: 20 },
  ]);
  expect(top).toBe('price');
  expect(exampleOf('choices')).toContain(
    `price is on top with ${options![0]!.value}, ${interval(options![0]!.ci!, 3)}`,
  );
  expect(exampleOf('choices')).toContain(`speed has ${options![1]!.value}, ${interval(options![1]!.ci!, 3)}`);
});

test('index', () => {
  const score = compositeScore([
    { value: 4, min: 1, max: 5, weight: 3 },
    { value: 5, min: 1, max: 5, weight: 1 },
  ]);
  expect(exampleOf('index')).toContain(`has the score ${score}.`);
  const { value, ci } = compositeIndex([60, 70, 80].reduce(addMoment, noMoments));
  expect(exampleOf('index')).toContain(`make an index of ${value}, with the ${interval(ci!, 1)}`);
});

test('recommendation-rate', () => {
  const { value, ci } = recommendationRate(add(add(empty(), 9, 45), 6, 15));
  expect(exampleOf('recommendation-rate')).toContain(`are ${value}, with the ${interval(ci!, 3)}`);
});

test('response-rate', () => {
  const { value, ci, steps } = responseRate({
    viewed: 400,
    opened: 120,
    started: 100,
    submitted: 80,
    commented: 0,
  });
  expect(exampleOf('response-rate')).toContain(`${value}, with the ${interval(ci!, 3)}`);
  expect(exampleOf('response-rate')).toContain(`from started to submitted it is ${steps![2]!.value}`);
});

test('complaint-rate', () => {
  const { value, ci } = complaintRate({ complaints: 14, exposure: 2350 });
  expect(exampleOf('complaint-rate')).toContain(
    `are ${value!.toFixed(2)} per 1,000, with the ${interval(ci!, 2)}`,
  );
});

test('sample-size', () => {
  const example = exampleOf('sample-size');
  expect(example).toContain(
    `takes ${sampleSize(0.05)} answers, ${sampleSize(0.05, { population: 1000 })} from`,
  );
  expect(example).toContain(`±5 points takes ${npsSampleSize(5, { promoters: 0.7, detractors: 0.1 })}.`);
  expect(example).toContain(`takes ${sharesSampleSize(0.75, 0.7, 0.8).toLocaleString('en')} in each group`);
  expect(example).toContain(`0.2 standard deviations apart, ${meansSampleSize(0.2, 1, 0.8)}.`);
});
