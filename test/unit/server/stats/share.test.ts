import { expect, test } from 'vitest';
import { share } from '../../../../server/stats/share.ts';
import { expectClose } from './close-to.ts';

test('a share of nothing has neither value nor interval', () => {
  expect(share(0, 0)).toEqual({ value: null, n: 0, ci: null });
});

test('a share of one has a value and no interval', () => {
  expect(share(1, 1)).toEqual({ value: 1, n: 1, ci: null });
});

test('the example of its documentation', () => {
  const { value, n, ci } = share(3, 4);
  expect({ value, n }).toEqual({ value: 0.75, n: 4 });
  expectClose(ci, [0.3006, 0.9544], 1e-3);
});
