import { describe, expect, it } from 'vitest';
import { retryTime } from '../../../../server/webhooks/retry-time.ts';

const hour = 3_600_000;
const at = Date.parse('2026-11-02T12:00:00Z');
/** Milliseconds from the end of the n-th attempt to the next one, in the middle of what chance adds. */
const wait = (tries: number, retryAfter: string | null = null) => {
  const next = retryTime(tries, at, retryAfter, 0.5);
  return next === null ? null : next - at;
};

describe('a delivery that fails', () => {
  it('is tried eleven times, ever more slowly', () => {
    const waits = Array.from({ length: 11 }, (_, i) => wait(i + 1));
    const seconds = waits.map((one) => one && one / 1000);
    expect(seconds).toEqual([5, 20, 80, 320, 1280, 5120, 20480, 21600, 21600, 21600, null]);
  });

  it('is given up after about a day', () => {
    const total = Array.from({ length: 10 }, (_, i) => wait(i + 1)!).reduce((sum, one) => sum + one, 0);
    expect(total / hour).toBeCloseTo(25.6, 1);
  });

  it('comes up to a fifth sooner or later, by chance', () => {
    expect(retryTime(1, at, null, 0)).toBe(at + 4000);
    expect(retryTime(1, at, null, 1)).toBe(at + 6000);
  });
});

describe('an endpoint that says when', () => {
  it.each([
    ['seconds', '120', 120_000],
    ['a date', 'Mon, 02 Nov 2026 12:10:00 GMT', 600_000],
  ])('is heard: %s', (_name, text, expected) => {
    expect(wait(1, text)).toBe(expected);
  });

  it.each([
    ['sooner than it would be tried', '1'],
    ['in the past', 'Mon, 02 Nov 2026 11:00:00 GMT'],
    ['nothing that can be read', 'soon'],
    ['a negative number', '-5'],
  ])('does not hasten it: %s', (_name, text) => {
    expect(wait(1, text)).toBe(5000);
  });

  it('is not waited for longer than six hours', () => {
    expect(wait(1, '999999999')).toBe(6 * hour);
  });

  it('adds no attempt', () => {
    expect(wait(11, '10')).toBeNull();
  });
});
