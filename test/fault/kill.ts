/**
 * Kills the built server while it takes answers, and fails where an acknowledged one is lost or counted twice.
 *
 *   node --import tsx test/fault/kill.ts --kills 50 [--seed 7] [--writers 16]
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { killRun } from '../support/kill-run.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string' }, seed: { type: 'string' }, writers: { type: 'string' } },
});
const report = await killRun({
  entry: fileURLToPath(new URL('../../dist/server/main.js', import.meta.url)),
  kills: Number(values.kills ?? 50),
  seed: Number(values.seed ?? 7),
  writers: Number(values.writers ?? 16),
});
for (const [name, figure] of Object.entries(report)) {
  console.log(`${name.padEnd(14)}${typeof figure === 'number' ? Math.round(figure * 10) / 10 : figure}`);
}
const { lost, twice, uncounted, differences, integrity } = report;
process.exitCode = lost + twice + uncounted + differences === 0 && integrity === 'ok' ? 0 : 1;
