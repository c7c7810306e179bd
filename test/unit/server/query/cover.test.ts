import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, dayStart } from '../../../../server/calendar/day.ts';
import { monthStart } from '../../../../server/calendar/month.ts';
import { cover } from '../../../../server/query/cover.ts';
import { type CountSegment, spans } from '../../../../server/storage/contract/counts.ts';

const quarter = 900_000;
const day = 86_400_000;
const drawn = { seed: 20_261_102, numRuns: 500 };

const zone = fc.constantFrom(
  'UTC',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Europe/Berlin',
  'Pacific/Apia',
);
/** A whole quarter hour of the years 2010 to 2026. */
const moment = fc
  .integer({ min: Date.parse('2010-01-01') / quarter, max: Date.parse('2027-01-01') / quarter })
  .map((quarters) => quarters * quarter);
const length = fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 96 * 800 }));
const anyRange = fc
  .tuple(moment, length)
  .map(([from, quarters]) => ({ from, to: from + quarters * quarter }));
const wholeDays = (timezone: string) =>
  fc.tuple(moment, fc.integer({ min: 1, max: 800 })).map(([at, days]) => ({
    from: dayStart(dayOf(at, timezone), timezone),
    to: dayStart(dayOf(at, timezone) + days, timezone),
  }));

/** From when to when the buckets of a segment reach, in the zone that they were counted in. */
function stretch({ span, from, to }: CountSegment, timezone: string): [number, number] {
  if (span === spans.quarter) return [from * quarter, to * quarter];
  if (span === spans.day) return [dayStart(from, timezone), dayStart(to, timezone)];
  return [dayStart(monthStart(from), timezone), dayStart(monthStart(to), timezone)];
}

/** How often each moment is counted, as the changes of that number over time: [moment, change], zeros left out. */
function changes(segments: readonly CountSegment[], timezone: string): [number, number][] {
  const at = new Map<number, number>();
  for (const segment of segments) {
    const [from, to] = stretch(segment, timezone);
    const weight = segment.minus ? -1 : 1;
    at.set(from, (at.get(from) ?? 0) + weight);
    at.set(to, (at.get(to) ?? 0) - weight);
  }
  return [...at].filter(([, change]) => change !== 0).sort(([a], [b]) => a - b);
}

describe('the cover of any range', () => {
  test('is exact: what lies in the range is counted once, what lies outside not at all', () => {
    fc.assert(
      fc.property(zone, anyRange, (timezone, range) => {
        expect(changes(cover(range, timezone, 0, false)!, timezone)).toEqual([
          [range.from, 1],
          [range.to, -1],
        ]);
      }),
      drawn,
    );
  });

  test('is coarse: less than a day of quarter hours and half a month of days at either end', () => {
    fc.assert(
      fc.property(zone, anyRange, (timezone, range) => {
        const segments = cover(range, timezone, 0, false)!;
        const sizes = (span: number) =>
          segments.filter((segment) => segment.span === span).map(({ from, to }) => to - from);
        const [quarters, days] = [sizes(spans.quarter), sizes(spans.day)];
        expect(sizes(spans.month).length).toBeLessThanOrEqual(3);
        // A day has 25 hours at most; without a whole one, less than two days lie between the ends.
        expect(Math.max(0, ...quarters)).toBeLessThan(quarters.length < segments.length ? 100 : 200);
        expect(Math.max(0, ...days)).toBeLessThanOrEqual(16);
      }),
      drawn,
    );
  });

  test('belongs to the output that was asked for', () => {
    const range = { from: Date.parse('2026-01-30T05:00Z'), to: Date.parse('2026-04-02T05:00Z') };
    expect(cover(range, 'UTC', 7, false)!.every(({ out }) => out === 7)).toBe(true);
  });
});

describe('the cover of a dimension', () => {
  test("is that of the total where the range begins and ends at midnights of the site's zone", () => {
    fc.assert(
      fc.property(
        zone.chain((timezone) => fc.tuple(fc.constant(timezone), wholeDays(timezone))),
        ([timezone, range]) => {
          fc.pre(range.from < range.to);
          const segments = cover(range, timezone, 0, true)!;
          expect(segments.some(({ span }) => span === spans.quarter)).toBe(false);
          expect(segments).toEqual(cover(range, timezone, 0, false));
        },
      ),
      drawn,
    );
  });

  test('does not exist where the range begins or ends between two midnights', () => {
    fc.assert(
      fc.property(zone, anyRange, (timezone, range) => {
        const atMidnight = (at: number) => dayStart(dayOf(at, timezone), timezone) === at;
        fc.pre(!atMidnight(range.from) || !atMidnight(range.to));
        expect(cover(range, timezone, 0, true)).toBeNull();
      }),
      drawn,
    );
  });
});

test('a year is twelve months and nothing else', () => {
  const range = { from: Date.parse('2026-01-01T00:00Z'), to: Date.parse('2027-01-01T00:00Z') };
  expect(cover(range, 'UTC', 0, true)).toEqual([
    { out: 0, span: spans.month, from: 2026 * 12, to: 2027 * 12 },
  ]);
});

test('a range that cuts days and months: quarter hours, days, months, days, quarter hours', () => {
  const range = { from: Date.parse('2026-01-30T23:45Z'), to: Date.parse('2026-04-02T00:15Z') };
  const january31 = Date.parse('2026-01-31T00:00Z') / day;
  const april1 = Date.parse('2026-04-01T00:00Z') / day;
  expect(cover(range, 'UTC', 0, false)).toEqual([
    { out: 0, span: spans.quarter, from: january31 * 96 - 1, to: january31 * 96 },
    { out: 0, span: spans.quarter, from: (april1 + 1) * 96, to: (april1 + 1) * 96 + 1 },
    { out: 0, span: spans.day, from: january31, to: january31 + 1 },
    { out: 0, span: spans.month, from: 2026 * 12 + 1, to: 2026 * 12 + 3 },
    { out: 0, span: spans.day, from: april1, to: april1 + 1 },
  ]);
});

test('most of a month: the month less its other days', () => {
  const range = { from: Date.parse('2026-11-03T00:00Z'), to: Date.parse('2026-11-29T00:00Z') };
  const november = 2026 * 12 + 10;
  const november1 = Date.parse('2026-11-01T00:00Z') / day;
  expect(cover(range, 'UTC', 0, true)).toEqual([
    { out: 0, span: spans.month, from: november, to: november + 1 },
    { out: 0, span: spans.day, from: november1, to: november1 + 2, minus: true },
    { out: 0, span: spans.day, from: november1 + 28, to: november1 + 30, minus: true },
  ]);
});
