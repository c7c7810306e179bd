import { expect, it } from 'vitest';
import { newBeginning } from '../../../../dashboard/data/new-beginning.ts';

const page = (ids: string, next: string | null) => ({ items: [...ids].map((id) => ({ id })), next });

it.each([
  ['puts what is new before the rest', page('dcba', null), page('ed', 'd'), page('edcba', null)],
  ['takes out what is gone from the beginning', page('edcba', 'a'), page('ec', 'c'), page('ecba', 'a')],
  ['stays as it is where nothing is new', page('dcba', 'a'), page('dc', 'c'), page('dcba', 'a')],
  ['begins again where more is new than joins up', page('ba', null), page('fe', 'e'), page('fe', 'e')],
  ['is its beginning where that is all', page('cb', 'b'), page('dc', null), page('dc', null)],
  ['fills from nothing', page('', null), page('a', null), page('a', null)],
  ['empties', page('a', null), page('', null), page('', null)],
])('%s', (_, read, first, joined) => {
  expect(newBeginning(read, first)).toEqual(joined);
});
