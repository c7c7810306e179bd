import { describe, expect, test } from 'vitest';
import { JsonSplitter } from '../../../../server/import/json-splitter.ts';
import { because } from '../../../../shared/because.ts';

function records(text: string, size = text.length) {
  const splitter = new JsonSplitter();
  const found = [];
  for (let i = 0; i < text.length; i += size) found.push(...splitter.push(text.slice(i, i + size)));
  return [...found, ...splitter.end()];
}

const text = '{"next": null, "items": [{"a": "x]}\\"{", "b": {"c": [1, {"d": 2}]}},\n {"a": 1}\n]}';

test.each([1, 2, 3, 5, 1_000])('takes objects out of the first list, in pieces of %i characters', (size) => {
  expect(records(text, size)).toEqual([
    { line: 1, cells: { a: 'x]}"{', 'b.c': [1, { d: 2 }] } },
    { line: 2, cells: { a: 1 } },
  ]);
});

describe('what is none', () => {
  test('within a list ends it', () => {
    expect(() => records('[{"a": 1},\n 5]')).toThrow('the list has something else than objects in line 2');
  });

  test('ends before its list', () => {
    expect(records('[{"a": 1}, {"a"')).toEqual([
      { line: 1, cells: { a: 1 } },
      { line: 1, cells: {}, fault: because('file_cut') },
    ]);
  });

  test('has no list', () => {
    expect(() => records('{"a": 1}')).toThrow('the file has no list of objects');
  });

  test('is told of where it stands', () => {
    expect(records('[\n{"a": 01}]')).toMatchObject([
      { line: 2, fault: { reason: expect.stringMatching(/^is no JSON: /) } },
    ]);
  });
});
