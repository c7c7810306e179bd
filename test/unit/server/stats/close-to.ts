import { expect } from 'vitest';

/** Expects the actual numbers within a relative tolerance of the expected; an expected 0 means exactly 0. */
export function expectClose(actual: readonly number[] | null, expected: readonly number[], relTol: number) {
  expect(actual).not.toBeNull();
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    const off = Math.abs(actual![i]! - value);
    expect(off, `${actual![i]} instead of ${value}`).toBeLessThanOrEqual(relTol * Math.abs(value));
  });
}
