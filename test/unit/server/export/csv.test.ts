import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvHead, csvLines } from '../../../../server/export/csv.ts';
import type { ExportedResponse } from '../../../../shared/export.ts';

function response(change: Partial<ExportedResponse> = {}): ExportedResponse {
  return {
    id: 'a',
    survey: 'checkout',
    version: 1,
    revision: 0,
    complete: true,
    class: 'counted',
    flags: [],
    complaint: false,
    answers: {},
    receivedAt: '2026-11-15T10:00:00.000Z',
    submittedAt: null,
    shownAt: null,
    page: null,
    dimensions: {},
    attributes: {},
    tags: [],
    ...change,
  };
}

/** The one cell of a text answer, as a spreadsheet reads it. */
function cellOf(text: string | number): string {
  const [row] = Papa.parse<string[]>(csvLines([response({ answers: { why: text } })], ['answers.why'])).data;
  return row![0]!;
}

describe('a text that a spreadsheet would calculate gets an apostrophe', () => {
  it.each([
    '=1+1',
    '+49 30 1234',
    '-2+3',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\nx',
    ' =1+1',
    '＝1+1',
    '＋1+1',
    '－1+1',
    '＠SUM(A1)',
    '-',
    "=cmd|' /C calc'!A0",
    '-1e5',
  ])('%j', (text) => {
    expect(cellOf(text)).toBe(`'${text}`);
  });
});

describe('so does what follows the end of a cell as other spreadsheets have it', () => {
  it.each([
    ['semicolons', 'x;=1+1', "x;'=1+1"],
    ['semicolons, and quotes', 'x;"=1+1', `x;'"=1+1`],
    ['tabs', 'x\t@A1', "x\t'@A1"],
    ['the ends of lines', 'x\r\n +1+1', "x\r\n' +1+1"],
    ['the end of a line, and nothing in front', '\n=1', "'\n'=1"],
    ['several', '=1;=2;－3', "'=1;'=2;'－3"],
  ])('%s', (_name, text, safe) => {
    expect(cellOf(text)).toBe(safe);
  });

  it('in one pass, however long a text of such ends is', () => {
    const text = '\n'.repeat(200_000);
    expect(cellOf(`x${text}=1`)).toBe(`x${text}'=1`);
  }, 5_000);

  it('but for numbers', () => {
    expect(cellOf('1;-5;+4.2\n-3')).toBe('1;-5;+4.2\n-3');
  });

  it('and a text with such an end stands in quotes', () => {
    expect(csvLines([response({ answers: { why: 'a;b' } })], ['answers.why'])).toBe('"a;b"\r\n');
  });
});

it.each(['-5', '+4.25', '3', 'Fast', 'a=b', 'x@y.example', "'quoted'"])('%j stays as it is', (text) => {
  expect(cellOf(text)).toBe(text);
});

it('a number below zero stays a number', () => {
  expect(cellOf(-3)).toBe('-3');
});

it('quotes, commas and lines within a text come back', () => {
  const text = 'He said "no",\nthen;\r\nleft 你好 🎈';
  expect(cellOf(text)).toBe(text);
});

it('begins with the mark of UTF-8 and the names of the columns', () => {
  expect(csvHead(['id', 'answers.why'])).toBe('\uFEFFid,answers.why\r\n');
});

it('has a line a response, and an empty cell for what there is none of', () => {
  const lines = csvLines(
    [
      response({ id: 'a', answers: { score: 0, terms: false } }),
      response({ id: 'b', tags: ['new', 'old'], flags: ['burst'], sampling: { rate: 0.5, unit: 'view' } }),
    ],
    ['id', 'answers.score', 'answers.terms', 'tags', 'flags', 'sampling.rate', 'submittedAt'],
  );
  expect(lines).toBe('a,0,false,,,,\r\nb,,,"new,old",burst,0.5,\r\n');
});

it('is nothing for no responses', () => {
  expect(csvLines([], ['id'])).toBe('');
});
