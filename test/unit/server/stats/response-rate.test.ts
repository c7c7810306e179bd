import fc from 'fast-check';
import { expect, test } from 'vitest';
import { responseRate } from '../../../../server/stats/response-rate.ts';
import { wilson } from '../../../../server/stats/wilson.ts';

const funnel = { viewed: 400, opened: 120, started: 100, submitted: 80, commented: 20 };

test('the headline is the share of views that led to an answer', () => {
  const { value, n, ci } = responseRate(funnel);
  expect({ value, n, ci }).toEqual({ value: 0.2, n: 400, ci: wilson(80, 400) });
});

test('each step is a share of the step before', () => {
  expect(responseRate(funnel).steps).toEqual([
    { from: 'viewed', to: 'opened', value: 0.3, n: 400, ci: wilson(120, 400) },
    { from: 'opened', to: 'started', value: 100 / 120, n: 120, ci: wilson(100, 120) },
    { from: 'started', to: 'submitted', value: 0.8, n: 100, ci: wilson(80, 100) },
    { from: 'submitted', to: 'commented', value: 0.25, n: 80, ci: wilson(20, 80) },
  ]);
});

test('where nobody saw the survey there is no rate', () => {
  const nobody = responseRate({ viewed: 0, opened: 0, started: 0, submitted: 0, commented: 0 });
  expect(nobody).toMatchObject({ value: null, n: 0, ci: null });
  expect(nobody.steps!.map((step) => step.value)).toEqual([null, null, null, null]);
});

test('more answers than views: the rate is not known', () => {
  const lostViews = responseRate({ ...funnel, viewed: 79 });
  expect(lostViews).toMatchObject({ value: null, n: 79, ci: null });
});

test('a step whose counter lost events is not known, the other steps are', () => {
  const values = responseRate({ ...funnel, opened: 90 }).steps!.map((step) => step.value);
  expect(values).toEqual([90 / 400, null, 0.8, 0.25]);
});

test('one view has a rate and no interval', () => {
  const once = responseRate({ viewed: 1, opened: 1, started: 1, submitted: 1, commented: 0 });
  expect(once).toMatchObject({ value: 1, n: 1, ci: null });
});

test('whatever the counters, a rate is null or from 0 to 1', () => {
  const counts = fc.record({
    viewed: fc.nat(50),
    opened: fc.nat(50),
    started: fc.nat(50),
    submitted: fc.nat(50),
    commented: fc.nat(50),
  });
  fc.assert(
    fc.property(counts, (any) => {
      const { value, steps } = responseRate(any);
      for (const rate of [value, ...steps!.map((step) => step.value)]) {
        expect(rate === null || (rate >= 0 && rate <= 1)).toBe(true);
      }
    }),
  );
});
