import { expect, test } from 'vitest';
import { soakRun } from '../support/soak-run.ts';

test('under a steady load every answer is acknowledged, stored and counted, and memory and files are watched', async () => {
  const report = await soakRun({ minutes: 0.05, probe: 1, settled: 0.02 });
  expect(report).toMatchObject({ refused: 0, broken: 0, missing: 0, differences: 0 });
  expect(report.stored).toBe(report.sent);
  expect(report.rows).toBeGreaterThanOrEqual(report.sent);
  expect(report.settledMegabytes).toBeGreaterThan(0);
  expect(report.fewestDescriptors).toBeGreaterThan(0);
}, 120_000);
