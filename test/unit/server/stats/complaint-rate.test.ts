import { expect, test } from 'vitest';
import { complaintRate } from '../../../../server/stats/complaint-rate.ts';
import { expectClose } from './close-to.ts';
import { vector } from './vector.ts';

test('rate and interval per 1,000 as R gives them', () => {
  const { input, output, rel_tol } = vector<
    { events: number; exposure_thousands: number },
    { rate: number; ci95: number[] }
  >('complaint_rate');
  const exposure = input.exposure_thousands * 1000;
  const { value, n, ci, complaints } = complaintRate({ complaints: input.events, exposure });
  expectClose([value!], [output.rate], rel_tol);
  expectClose(ci, output.ci95, rel_tol);
  expect({ n, complaints }).toEqual({ n: 2350, complaints: 14 });
});

test('no complaints are a rate of 0 with an upper limit', () => {
  const { value, ci } = complaintRate({ complaints: 0, exposure: 1000 });
  expect(value).toBe(0);
  expectClose(ci, [0, -Math.log(0.025)], 1e-12);
});

test('without exposure there is no rate', () => {
  expect(complaintRate({ complaints: 0, exposure: 0 })).toEqual({
    value: null,
    n: 0,
    ci: null,
    complaints: 0,
  });
});

test('complaints whose views were lost have no rate', () => {
  expect(complaintRate({ complaints: 2, exposure: 0 })).toEqual({
    value: null,
    n: 0,
    ci: null,
    complaints: 2,
  });
});

test('below an exposure of 2 there is no interval', () => {
  expect(complaintRate({ complaints: 1, exposure: 1 })).toMatchObject({ value: 1000, n: 1, ci: null });
  expect(complaintRate({ complaints: 1, exposure: 2 }).ci).not.toBeNull();
});
