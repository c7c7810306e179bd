import { expect, it } from 'vitest';
import { readNames } from '../../../../dashboard/data/read-names.ts';

it('reads names one a line or between commas, each once', () => {
  expect(readNames(' product\n\ntab, product ,utm source')).toEqual(['product', 'tab', 'utm source']);
  expect(readNames(' \n')).toEqual([]);
});
