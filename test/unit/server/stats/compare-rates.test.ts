import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareRates } from '../../../../server/stats/compare-rates.ts';
import { complaintRate } from '../../../../server/stats/complaint-rate.ts';
import { expectClose } from './close-to.ts';
import { vector } from './vector.ts';

const { input, output, rel_tol } = vector<
  { events: number; exposure_thousands: number; events2: number; exposure2: number },
  { ratio: number; ratio_ci95: number[]; p: number }
>('complaint_rate');
const fewer = { complaints: input.events, exposure: 1000 * input.exposure_thousands };
const more = { complaints: input.events2, exposure: 1000 * input.exposure2 };

const anyCount = fc.record({ complaints: fc.nat(5000), exposure: fc.integer({ min: 2, max: 1_000_000 }) });

test('ratio, its interval and p as R gives them', () => {
  const { effect, p } = compareRates(fewer, more);
  expect(effect.name).toBe('rate_ratio');
  expectClose([effect.value!, p!], [output.ratio, output.p], rel_tol);
  expectClose(effect.ci!, output.ratio_ci95, rel_tol);
});

test('the difference is per 1,000, and its interval joins the exact limits of both', () => {
  const { difference, ci } = compareRates(fewer, more);
  expectClose([difference!], [14 / 2.35 - 25 / 2.1], 1e-12);
  const [[lowA, highA], [lowB, highB]] = [complaintRate(fewer).ci!, complaintRate(more).ci!];
  const [a, b] = [14 / 2.35, 25 / 2.1];
  expectClose(ci, [a - b - Math.hypot(a - lowA, highB - b), a - b + Math.hypot(highA - a, b - lowB)], 1e-12);
  expectClose(ci, [-12.2267, -0.1205], 1e-3);
});

test('against none the ratio is not known, the difference is', () => {
  const { difference, ci, p, effect } = compareRates(
    { complaints: 6, exposure: 1000 },
    { complaints: 0, exposure: 1000 },
  );
  expect({ difference, effect }).toEqual({
    difference: 6,
    effect: { name: 'rate_ratio', value: null, ci: null },
  });
  expect(p).toBeCloseTo(2 / 64, 12);
  expect(ci![0]).toBeGreaterThan(0);
});

test('none against some is a ratio of 0', () => {
  const { effect } = compareRates({ complaints: 0, exposure: 10 }, { complaints: 4, exposure: 10 });
  expect(effect.value).toBe(0);
  expect(effect.ci![0]).toBe(0);
});

test('none against none do not differ', () => {
  const none = { complaints: 0, exposure: 500 };
  expect(compareRates(none, none)).toMatchObject({ difference: 0, p: 1, effect: { value: null } });
});

test('without exposure there is no difference', () => {
  expect(compareRates(fewer, { complaints: 1, exposure: 0 })).toEqual({
    difference: null,
    p: null,
    ci: null,
    effect: { name: 'rate_ratio', value: null, ci: null },
  });
});

test('against an exposure of one there is a difference and no test', () => {
  expect(compareRates({ complaints: 1, exposure: 1 }, { complaints: 1, exposure: 2 })).toEqual({
    difference: 500,
    p: null,
    ci: null,
    effect: { name: 'rate_ratio', value: null, ci: null },
  });
});

test('the samples exchanged, difference and interval change sign, the ratio turns over and p stays', () => {
  fc.assert(
    fc.property(anyCount, anyCount, (a, b) => {
      fc.pre(a.complaints > 0 && b.complaints > 0);
      const [there, back] = [compareRates(a, b), compareRates(b, a)];
      expectClose([back.ci![1], back.difference!], [-there.ci![0], -there.difference!], 1e-9);
      expectClose(
        [back.effect.ci![0], back.effect.value!],
        [1 / there.effect.ci![1], 1 / there.effect.value!],
        1e-8,
      );
      expect(back.p).toBeCloseTo(there.p!, 9);
    }),
    { seed: 1 },
  );
});

test('difference and ratio lie in their intervals', () => {
  fc.assert(
    fc.property(anyCount, anyCount, (a, b) => {
      const { difference, ci, effect } = compareRates(a, b);
      expect(ci![0]).toBeLessThanOrEqual(difference!);
      expect(ci![1]).toBeGreaterThanOrEqual(difference!);
      if (b.complaints === 0) return;
      expect(effect.ci![0]).toBeLessThanOrEqual(effect.value!);
      expect(effect.ci![1]).toBeGreaterThanOrEqual(effect.value!);
    }),
    { seed: 1 },
  );
});
