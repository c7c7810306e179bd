import { expect, test } from 'vitest';
import { bucketsOf } from '../../../../server/ingest/buckets.ts';

const january = 2026 * 12;
/** 2026-01-01. */
const newYear = 20_454;

test('a moment lies in a quarter hour UTC, and in a day and a month of the zone', () => {
  const at = Date.parse('2026-01-01T00:14:59.999Z');
  expect(bucketsOf(at, 'UTC')).toEqual({ quarter: newYear * 96, day: newYear, month: january });
});

test('the next quarter hour begins with its first millisecond', () => {
  const at = Date.parse('2026-01-01T00:15:00Z');
  expect(bucketsOf(at, 'UTC').quarter).toBe(newYear * 96 + 1);
});

test.each([
  ['Asia/Kathmandu', '2025-12-31T18:14:59.999Z', '2025-12-31T18:15:00Z'],
  ['America/St_Johns', '2026-01-01T03:29:59.999Z', '2026-01-01T03:30:00Z'],
  ['Australia/Lord_Howe', '2025-12-31T12:59:59.999Z', '2025-12-31T13:00:00Z'],
])('the year begins at midnight in %s', (timezone, before, midnight) => {
  expect(bucketsOf(Date.parse(before), timezone)).toMatchObject({ day: newYear - 1, month: january - 1 });
  expect(bucketsOf(Date.parse(midnight), timezone)).toMatchObject({ day: newYear, month: january });
});

test('the quarter hour does not depend on the zone', () => {
  const at = Date.parse('2026-06-15T10:37:00Z');
  expect(bucketsOf(at, 'Asia/Kathmandu').quarter).toBe(bucketsOf(at, 'America/St_Johns').quarter);
});

test('both quarter hours of an hour that the clock repeats are of one day', () => {
  // In Berlin 02:30 comes twice on 2026-10-25.
  const [first, second] = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map((at) =>
    bucketsOf(Date.parse(at), 'Europe/Berlin'),
  );
  expect(first!.day).toBe(second!.day);
  expect(second!.quarter - first!.quarter).toBe(4);
});
