import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choices } from '../../../../server/stats/choices.ts';
import { wilson } from '../../../../server/stats/wilson.ts';

test('the share of the respondents who chose each option', () => {
  const { options } = choices(80, [
    { id: 'price', count: 48 },
    { id: 'speed', count: 20 },
    { id: '(other)', count: 0 },
  ]);
  expect(options).toEqual([
    { id: 'price', count: 48, value: 0.6, ci: wilson(48, 80) },
    { id: 'speed', count: 20, value: 0.25, ci: wilson(20, 80) },
    { id: '(other)', count: 0, value: 0, ci: wilson(0, 80) },
  ]);
});

test('value and interval are those of the option on top', () => {
  const options = [
    { id: 'speed', count: 20 },
    { id: 'price', count: 48 },
  ];
  expect(choices(80, options)).toMatchObject({ top: 'price', value: 0.6, n: 80, ci: wilson(48, 80) });
});

test('of options chosen equally often the first is on top', () => {
  const options = [
    { id: 'a', count: 3 },
    { id: 'b', count: 7 },
    { id: 'c', count: 7 },
  ];
  expect(choices(10, options).top).toBe('b');
});

test('without respondents there are options and no shares', () => {
  expect(choices(0, [{ id: 'a', count: 0 }])).toEqual({
    value: null,
    n: 0,
    ci: null,
    top: null,
    options: [{ id: 'a', count: 0, value: null, ci: null }],
  });
});

test('where nobody chose anything no option is on top', () => {
  expect(choices(4, [{ id: 'a', count: 0 }])).toMatchObject({ value: null, n: 4, ci: null, top: null });
});

test('a question without options has no shares', () => {
  expect(choices(0, [])).toEqual({ value: null, n: 0, ci: null, top: null, options: [] });
});

test('one respondent gives a share and no interval', () => {
  expect(choices(1, [{ id: 'a', count: 1 }])).toMatchObject({ value: 1, n: 1, ci: null, top: 'a' });
});

test('where one option is chosen by each, the shares sum to 1', () => {
  const counts = fc
    .array(fc.nat(1000), { minLength: 1, maxLength: 20 })
    .filter((list) => list.some((c) => c > 0));
  fc.assert(
    fc.property(counts, (list) => {
      const respondents = list.reduce((sum, count) => sum + count, 0);
      const { options, value } = choices(
        respondents,
        list.map((count, i) => ({ id: String(i), count })),
      );
      expect(options!.reduce((sum, option) => sum + option.value!, 0)).toBeCloseTo(1, 9);
      expect(value).toBe(Math.max(...options!.map((option) => option.value!)));
    }),
    { seed: 1 },
  );
});
