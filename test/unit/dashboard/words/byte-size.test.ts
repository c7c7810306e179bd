import { expect, it } from 'vitest';
import { byteSize } from '../../../../dashboard/words/byte-size.ts';

it.each([
  [1, '1 byte'],
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_000, '1 kB'],
  [4_240_000, '4.2 MB'],
  [7_000_000_000, '7 GB'],
  [5e15, '5,000 TB'],
])('%i is %s', (bytes, words) => {
  expect(byteSize(bytes)).toBe(words);
});
