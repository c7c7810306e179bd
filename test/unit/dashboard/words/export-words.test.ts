import { expect, it } from 'vitest';
import { exportChoice } from '../../../../dashboard/words/export-words.ts';

const surveys = [{ slug: 'checkout', name: 'Checkout' }];

it.each([
  [{}, ['All surveys', 'All time', 'Everything received']],
  [
    { survey: 'checkout', period: '28d', class: 'counted', commented: true, complaint: false },
    ['Checkout', 'Last 28 days', 'In the numbers', 'With a comment'],
  ],
  [{ survey: 'gone', commented: false }, ['gone', 'All time', 'Everything received']],
  [
    { from: '2026-11-01', to: '2026-11-08' },
    ['All surveys', '2026-11-01 – 2026-11-08', 'Everything received'],
  ],
  [{ filter: { page: '/a' } }, ['All surveys', 'All time', 'Everything received', 'With further conditions']],
  [{ complaint: true }, ['All surveys', 'All time', 'Everything received', 'With further conditions']],
])('says which responses %j are', (asked, words) => {
  expect(exportChoice({ asked }, surveys)).toEqual(words);
});
