import { expect, it } from 'vitest';
import { because, causeText, toldCause } from '../../../shared/because.ts';

it('says why in English, and by a code with its values', () => {
  expect(because('off_scale', { least: 0, most: 10 })).toEqual({
    reason: 'must be a whole number from 0 to 10',
    cause: { code: 'off_scale', values: { least: 0, most: 10 } },
  });
  expect(because('before_2000')).toEqual({
    reason: 'lies before 2000',
    cause: { code: 'before_2000', values: {} },
  });
});

it('takes no value for a part of the words', () => {
  expect(because('no_number', { cell: '{most} $&' }).reason).toBe('"{most} $&" is no number');
});

it('tells what failed twice, and nothing of what did not', () => {
  const { cause } = because('site_gone');
  expect(toldCause(cause)).toEqual({ error: causeText(cause), cause });
  expect(toldCause(null)).toEqual({ error: null, cause: null });
});
