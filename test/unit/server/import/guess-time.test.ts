import { expect, test } from 'vitest';
import { guessTime } from '../../../../server/import/guess-time.ts';

test.each([
  [['24-02-2015 11.35', '03-02-2015 09.05'], 'DD-MM-YYYY HH.mm'],
  [['03/02/2015', '12/24/2015'], 'MM/DD/YYYY'],
  [['03/02/2015', '04/05/2015'], 'DD/MM/YYYY'],
  [['2026-10-01T09:30:00Z', '2026-10-01'], 'iso'],
  [['1424777700', '1424777800'], 'seconds'],
  [['1424777700000'], 'milliseconds'],
  [['2020年2月9日'], 'YYYY年M月D日'],
  [['5 Mar 2021 10:20'], 'DD MMM YYYY HH:mm'],
  [['3', '9'], null],
  [['soon'], null],
  [[], null],
])('%j', (samples, expected) => {
  expect(guessTime(samples)).toBe(expected);
});
