import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ImportReport } from '../../../../server/import/import-report.ts';

const room = 8 * 2 ** 20;
const nothing = { bytes: 0, entries: 0, leftOut: 0 };
let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-report-'));
  file = path.join(folder, 'a.report');
});
afterEach(() => rm(folder, { recursive: true }));

const finding = (line: number, reason = 'is no answer to it') =>
  ({ line, what: 'rejected', path: 'answers.score', reason }) as const;
const linesOf = async () => (await readFile(file, 'utf8')).split('\n').filter(Boolean);

it('goes on behind what was known to be whole, and what followed is written anew', async () => {
  const first = await ImportReport.open(file, nothing);
  first.add(finding(2));
  const kept = await first.keep();
  first.add(finding(3));
  await first.keep();
  await first.close();
  const second = await ImportReport.open(file, kept);
  second.add(finding(4));
  const { bytes, ...rest } = await second.keep();
  await second.close();
  expect(rest).toEqual({ entries: 2, leftOut: 0 });
  expect((await linesOf()).map((line) => JSON.parse(line).line)).toEqual([2, 4]);
  expect((await stat(file)).size).toBe(bytes);
});

it('has room for 8 MiB, counts what it had no room for, and goes on counting after a restart', async () => {
  const long = '很'.repeat(1_000);
  const report = await ImportReport.open(file, nothing);
  for (let line = 1; line <= 4_000; line++) {
    report.add(finding(line, long));
    if (line % 100 === 0) await report.keep();
  }
  const full = await report.keep();
  await report.close();
  expect(full.entries + full.leftOut).toBe(4_000);
  expect(full.leftOut).toBeGreaterThan(0);
  expect(full.bytes).toBeGreaterThan(room - 4_000);
  expect(full.bytes).toBeLessThan(room + 4_000);
  expect(await linesOf()).toHaveLength(full.entries);
  const again = await ImportReport.open(file, full);
  again.add(finding(4_001, long));
  expect(await again.keep()).toEqual({ ...full, leftOut: full.leftOut + 1 });
  await again.close();
});
