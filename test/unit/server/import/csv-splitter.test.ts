import { describe, expect, test } from 'vitest';
import { CsvSplitter } from '../../../../server/import/csv-splitter.ts';
import { longestRecord } from '../../../../server/import/record.ts';
import { because } from '../../../../shared/because.ts';

/** All records of a text that comes in pieces of so many characters. */
function records(text: string, size = text.length) {
  const splitter = new CsvSplitter(',');
  const found = [];
  for (let i = 0; i < text.length; i += size) found.push(...splitter.push(text.slice(i, i + size)));
  return [...found, ...splitter.end()];
}

const text = 'a,b\n1,"x, ""y"""\n\n2,"over\ntwo"\n3,z';
const expected = [
  { line: 2, cells: { a: '1', b: 'x, "y"' } },
  { line: 4, cells: { a: '2', b: 'over\ntwo' } },
  { line: 6, cells: { a: '3', b: 'z' } },
];

describe('rows', () => {
  test.each([1, 2, 3, 7, 1_000])('in pieces of %i characters', (size) => {
    expect(records(text, size)).toEqual(expected);
  });

  test.each([1, 2, 5, 1_000])('with carriage returns, in pieces of %i characters', (size) => {
    const windows = records(text.replaceAll('\n', '\r\n'), size);
    expect(windows).toEqual(
      expected.map(({ line, cells }) => ({ line, cells: { ...cells, b: cells.b.replace('\n', '\r\n') } })),
    );
  });

  test('with line breaks of two kinds', () => {
    expect(records('a,b\r\n1,x\n2,"y"\r\n3,z\r\n').map(({ cells }) => cells)).toEqual([
      { a: '1', b: 'x' },
      { a: '2', b: 'y' },
      { a: '3', b: 'z' },
    ]);
  });

  test('of old Macs', () => {
    expect(records('a,b\r1,x\r2,y').map(({ cells }) => cells)).toEqual([
      { a: '1', b: 'x' },
      { a: '2', b: 'y' },
    ]);
  });

  test('with fewer cells than the header leave the others out, with more are told of', () => {
    expect(records('a,b\n1\n1,2,,\n1,2,3\n')).toEqual([
      { line: 2, cells: { a: '1' } },
      { line: 3, cells: { a: '1', b: '2' } },
      {
        line: 4,
        cells: {},
        fault: because('line_cells', { cells: 3, columns: 2, delimiter: ',' }),
      },
    ]);
  });

  test('are never longer than a record may be', () => {
    expect(() => records(`a,b\n1,"${'x'.repeat(longestRecord + 10)}`, 65_536)).toThrow(
      /^line 2 is longer than 1048576 characters/,
    );
  });
});

test('columns have a name each, and no name twice', () => {
  const splitter = new CsvSplitter(',');
  splitter.push('a,,a,a (2),__proto__\n');
  expect(splitter.columns).toEqual(['a', 'column 2', 'a (2)', 'a (2) (2)', '__proto__ (2)']);
});
