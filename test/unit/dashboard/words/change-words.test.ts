import { expect, it } from 'vitest';
import { changeWords } from '../../../../dashboard/words/change-words.ts';

const real = { is: 'real', better: true, delta: 4.2, ci: [1.1, 7.3], effect: 0.3 } as const;

it('says how much, and that it is real', () => {
  expect(changeWords(real, 'points')).toEqual({
    lead: 'Up 4.2 points',
    rest: 'a real change, between +1.1 and\u00a0+7.3',
  });
});

it('says a fall as one', () => {
  const fall = { ...real, better: false, delta: -25, ci: [-39.66, -9.5] } as const;
  expect(changeWords(fall, 'points')).toEqual({
    lead: 'Down 25 points',
    rest: 'a real change, between −39.7 and\u00a0−9.5',
  });
});

it('tells shares in percentage points', () => {
  const share = { ...real, delta: 0.061, ci: [0.012, 0.11] } as const;
  expect(changeWords(share, 'share')).toEqual({
    lead: 'Up 6.1 percentage points',
    rest: 'a real change, between +1.2 and\u00a0+11',
  });
});

it('tells steps of a scale with two decimals', () => {
  const steps = { ...real, delta: 0.42, ci: [0.1, 0.744] } as const;
  expect(changeWords(steps, 'scale')).toEqual({
    lead: 'Up 0.42 points',
    rest: 'a real change, between +0.10 and\u00a0+0.74',
  });
});

it('gives no direction to what chance may have brought', () => {
  expect(changeWords({ is: 'unclear', ci: [-8.1, 0.04] }, 'points')).toEqual({
    lead: 'No clear change',
    rest: 'between −8.1 and\u00a00',
  });
});

it.each([
  [3, 80, 'Too few to tell', '3 answers, 80 before'],
  [1, 2, 'Too few to tell', '1 answer, 2 before'],
  [200, 0, 'Nothing to compare with', 'no answers before'],
])('leaves it open with %i answers now and %i before', (n, before, lead, rest) => {
  expect(changeWords({ is: 'few', n, before }, 'points')).toEqual({ lead, rest });
});

it('has nothing to say of all time', () => {
  expect(changeWords({ is: 'none' }, 'points')).toBeUndefined();
});
