import { expect, test } from 'vitest';
import { ProgressLine } from '../../../../server/operate/progress-line.ts';

function line(draws: boolean) {
  const said: string[] = [];
  let time = 0;
  const say = (text: string) => void said.push(text);
  const progress = new ProgressLine('Moving', 4000, { now: () => time, say, draw: draws ? say : null });
  const add = (rows: number, at: number) => {
    time = at;
    progress.add(rows);
  };
  return { said, add, progress };
}

test('without a terminal a line is said every five seconds, and one at the end', () => {
  const { said, add, progress } = line(false);
  add(1000, 4999);
  add(1000, 5000);
  add(1000, 9999);
  add(1000, 10_500);
  progress.end();
  expect(said).toEqual([
    'Moving: 4,000 rows …',
    '50 %, 2,000 rows in 5.0 s',
    '100 %, 4,000 rows in 10.5 s',
    'Moving: 100 %, 4,000 rows in 10.5 s',
  ]);
});

test('on a terminal a bar grows in its place', () => {
  const { said, add, progress } = line(true);
  add(1000, 99);
  add(1000, 100);
  progress.end();
  expect(said.slice(1)).toEqual([
    `\r\x1b[K[${'#'.repeat(15)}${'.'.repeat(15)}] 50 %, 2,000 rows in 0.1 s`,
    '\r\x1b[K',
    'Moving: 50 %, 2,000 rows in 0.1 s',
  ]);
});

test('of nothing all is done', () => {
  const said: string[] = [];
  new ProgressLine('Moving', 0, { now: () => 0, say: (text) => said.push(text), draw: null }).end();
  expect(said.at(-1)).toBe('Moving: 100 %, 0 rows in 0.0 s');
});
