import fc from 'fast-check';
import { expect, test } from 'vitest';
import { json } from '../../../widget/json.ts';

test('plain data is written as JSON.stringify does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(json(value)).toBe(JSON.stringify(value));
    }),
  );
});

test('what is undefined or a function is left out of an object, and is null in an array', () => {
  expect(json({ a: undefined, b: () => 1, c: [undefined], d: Number.NaN })).toBe('{"c":[null],"d":null}');
});
