import { expect, it } from 'vitest';
import { reachOf } from '../../../../dashboard/data/reach.ts';

const step = (from: string, to: string, n: number) => ({ from, to, n, value: null, ci: null });

it('is read from the steps of the response rate', () => {
  const steps = [
    step('viewed', 'opened', 400),
    step('opened', 'started', 200),
    step('started', 'submitted', 140),
    step('submitted', 'commented', 100),
  ];
  expect(reachOf({ value: 0.25, n: 400, ci: [0.21, 0.29], steps })).toEqual({
    viewed: 400,
    steps: { started: 140, answered: 100 },
    rate: 0.25,
    ci: [0.21, 0.29],
  });
});

it('is nobody where the survey has no row', () => {
  expect(reachOf(undefined)).toEqual({
    viewed: 0,
    steps: { started: 0, answered: 0 },
    rate: null,
    ci: null,
  });
});

it('tells only the views where there are too few of them', () => {
  expect(reachOf({ value: null, n: 4, ci: null, suppressed: true })).toEqual({
    viewed: 4,
    steps: null,
    rate: null,
    ci: null,
  });
});
