import { expect, it } from 'vitest';
import { resultCsv } from '../../../../dashboard/data/result-csv.ts';

const value = { value: 0.25, n: 4, ci: [0.1, 0.5] as [number, number] };

it('has the numbers as they came, and nothing where nothing is known', () => {
  const rows = [
    { names: ['/a,b'], value },
    { names: ['/c'], value: { value: null, n: 1, ci: null } },
  ];
  expect(resultCsv(['page'], rows)).toBe('page,value,n,ci_low,ci_high\r\n"/a,b",0.25,4,0.1,0.5\r\n/c,,1,,');
});

it('has the comparison where there is one', () => {
  const compared = {
    ...value,
    previous: { value: 0.5, n: 8, ci: null },
    delta: -0.25,
    deltaCi: [-0.6, 0.1] as [number, number],
    p: 0.3,
  };
  expect(resultCsv([], [{ names: [], value: compared }]).split('\r\n')[1]).toBe(
    '0.25,4,0.1,0.5,0.5,8,-0.25,-0.6,0.1,0.3',
  );
});

it.each(['=1+1', '+1', '-cmd', '@SUM(A1)', '\t=1'])('no spreadsheet takes %j for a formula', (text) => {
  const line = resultCsv(['page'], [{ names: [text], value }]).split('\r\n')[1]!;
  expect(line).toContain(`'${text}`);
});
