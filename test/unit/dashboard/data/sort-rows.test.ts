import { expect, it } from 'vitest';
import { nextSorting, type SortKey, sortRows } from '../../../../dashboard/data/sort-rows.ts';

const rows = [
  { names: ['/b'], value: { value: 4, n: 9, ci: null, delta: -2 } },
  { names: ['/few'], value: { value: null, n: 2, ci: null, suppressed: true as const } },
  { names: ['/a10'], value: { value: 7, n: 5, ci: null, delta: 3 } },
  { names: ['/a9'], value: { value: 1, n: 5, ci: null, delta: 8, tooFew: true as const } },
];

it.each([
  ['n', true, '/b /a10 /a9 /few'],
  ['n', false, '/few /a10 /a9 /b'],
  ['value', true, '/a10 /b /a9 /few'],
  ['value', false, '/a9 /b /a10 /few'],
  ['change', true, '/a10 /b /few /a9'],
  ['name', false, '/a9 /a10 /b /few'],
] as const)('by %s, descending %s', (by, descending, names) => {
  expect(
    sortRows(rows, { by, descending })
      .map((row) => row.names[0])
      .join(' '),
  ).toBe(names);
});

it('turns around when the same is asked for again, and begins with the largest, of names with A', () => {
  const start = { by: 'n' as SortKey, descending: true };
  expect(nextSorting(start, 'n')).toEqual({ by: 'n', descending: false });
  expect(nextSorting(start, 'value')).toEqual({ by: 'value', descending: true });
  expect(nextSorting(start, 'name')).toEqual({ by: 'name', descending: false });
});
