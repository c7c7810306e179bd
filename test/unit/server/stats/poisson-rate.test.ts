import fc from 'fast-check';
import { expect, test } from 'vitest';
import { poissonRate } from '../../../../server/stats/poisson-rate.ts';
import { expectClose } from './close-to.ts';
import { vector } from './vector.ts';

test('rate and interval as R gives them', () => {
  const { input, output, rel_tol } = vector<
    { events: number; exposure_thousands: number },
    { rate: number; ci95: number[] }
  >('complaint_rate');
  const { value, ci } = poissonRate(input.events, input.exposure_thousands);
  expectClose([value!], [output.rate], rel_tol);
  expectClose(ci, output.ci95, rel_tol);
});

test('no events: the interval begins at 0 and ends where 2.5 % would still see none', () => {
  const { value, ci } = poissonRate(0, 2);
  expect(value).toBe(0);
  expectClose(ci, [0, -Math.log(0.025) / 2], 1e-12);
});

test('one event: the interval begins where 2.5 % would see one or more', () => {
  expectClose([poissonRate(1, 1).ci![0]], [-Math.log(0.975)], 1e-12);
});

test('without exposure there is no rate', () => {
  expect(poissonRate(0, 0)).toEqual({ value: null, ci: null });
});

const events = fc.nat(100_000);
const exposure = fc.double({ min: 1e-3, max: 1e6, noNaN: true });

test('the interval holds the rate', () => {
  fc.assert(
    fc.property(events, exposure, (count, over) => {
      const { value, ci } = poissonRate(count, over);
      expect(ci![0]).toBeLessThanOrEqual(value!);
      expect(ci![1]).toBeGreaterThan(value!);
    }),
    { seed: 1 },
  );
});

test('in another unit of exposure it is the same rate', () => {
  fc.assert(
    fc.property(events, exposure, (count, over) => {
      const [rate, perThousand] = [poissonRate(count, over), poissonRate(count, over / 1000)];
      expectClose(
        [perThousand.value!, ...perThousand.ci!],
        [rate.value!, ...rate.ci!].map((r) => 1000 * r),
        1e-12,
      );
    }),
    { seed: 1 },
  );
});
