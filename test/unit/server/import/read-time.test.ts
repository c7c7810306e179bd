import { describe, expect, test } from 'vitest';
import { timeReader } from '../../../../server/import/read-time.ts';

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

describe('times of a pattern', () => {
  test.each([
    ['DD-MM-YYYY HH.mm', '24-02-2015 11.35', 'UTC', '2015-02-24T11:35:00.000Z'],
    ['DD-MM-YYYY HH.mm', '24-02-2015 11.35', 'America/New_York', '2015-02-24T16:35:00.000Z'],
    ['DD-MM-YYYY HH.mm', ' 4-2-2015  9.05 ', 'UTC', '2015-02-04T09:05:00.000Z'],
    ['MM/DD/YYYY hh:mm A', '12/31/2020 12:01 am', 'UTC', '2020-12-31T00:01:00.000Z'],
    ['MM/DD/YYYY hh:mm A', '12/31/2020 12:01 PM', 'UTC', '2020-12-31T12:01:00.000Z'],
    ['D.M.YY', '3.7.24', 'Europe/Berlin', '2024-07-02T22:00:00.000Z'],
    ['D.M.YY', '3.7.99', 'UTC', '1999-07-03T00:00:00.000Z'],
    ['YYYY年M月D日', '2020年2月9日', 'Asia/Shanghai', '2020-02-08T16:00:00.000Z'],
    ['MMM DD, YYYY', 'March 05, 2021', 'UTC', '2021-03-05T00:00:00.000Z'],
    // Blanks that could share what there is would be tried in every way.
    ['DD  \t  MM  YYYY', '04 02 2015', 'UTC', '2015-02-04T00:00:00.000Z'],
    ['DD MMM YYYY HH:mm:ss.SSS', '05 Mar 2021 10:20:30.5', 'UTC', '2021-03-05T10:20:30.500Z'],
  ])('%s reads %s in %s', (format, text, timezone, expected) => {
    expect(iso(timeReader(format, timezone)(text))).toBe(expected);
  });

  test.each([
    ['DD-MM-YYYY HH.mm', '24/02/2015 11.35'],
    ['DD-MM-YYYY HH.mm', '24-13-2015 11.35'],
    ['DD-MM-YYYY HH.mm', '24-02-2015 24.00'],
    ['DD-MM-YYYY', '29-02-2015'],
    ['DD-MM-YYYY', '29-02-2015 10:00'],
    ['MM/DD/YYYY hh:mm A', '12/31/2020 13:01 PM'],
    ['MMM D, YYYY', 'Foo 5, 2021'],
  ])('%s does not read %s', (format, text) => {
    expect(timeReader(format, 'UTC')(text)).toBeNull();
  });

  test('where the clock was set forward, as if it had gone on', () => {
    const read = timeReader('YYYY-MM-DD HH:mm', 'Europe/Berlin');
    expect(iso(read('2026-03-29 01:59'))).toBe('2026-03-29T00:59:00.000Z');
    expect(iso(read('2026-03-29 02:30'))).toBe('2026-03-29T01:30:00.000Z');
    expect(iso(read('2026-03-29 03:00'))).toBe('2026-03-29T01:00:00.000Z');
  });

  test('where the clock was set back, the first of the two', () => {
    const read = timeReader('YYYY-MM-DD HH:mm', 'Europe/Berlin');
    expect(iso(read('2026-10-25 02:30'))).toBe('2026-10-25T00:30:00.000Z');
    expect(iso(read('2026-10-25 03:00'))).toBe('2026-10-25T02:00:00.000Z');
  });
});

describe('other times', () => {
  test.each([
    ['iso', '2026-10-01T09:30:00.123Z', '2026-10-01T09:30:00.123Z'],
    ['iso', '2026-10-01T09:30:00+02:00', '2026-10-01T07:30:00.000Z'],
    ['iso', '2026-10-01 09:30', '2026-10-01T01:30:00.000Z'],
    ['iso', '2026-10-01', '2026-09-30T16:00:00.000Z'],
    ['seconds', '1424777700', '2015-02-24T11:35:00.000Z'],
    ['seconds', 1424777700, '2015-02-24T11:35:00.000Z'],
    ['milliseconds', '1424777700001', '2015-02-24T11:35:00.001Z'],
  ])('%s reads %s', (format, cell, expected) => {
    expect(iso(timeReader(format, 'Asia/Shanghai')(cell))).toBe(expected);
  });

  test.each([
    ['iso', '2026-02-30'],
    ['iso', '24-02-2015'],
    ['iso', '2026-10-01T25:00:00Z'],
    ['seconds', 'soon'],
  ])('%s does not read %j', (format, cell) => {
    expect(timeReader(format, 'UTC')(cell)).toBeNull();
  });
});
