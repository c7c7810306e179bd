/**
 * Sends mutated requests to the built server beside right ones, and fails where one is answered with a 5xx or not at all,
 * where the server ends, where a row is stored that no right request makes, or where right answers are lost.
 *
 *   npm run test:fuzz [-- --requests 1000000] [--seed 7] [--rate 1500]
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fuzzRun } from '../support/fuzz-run.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '7' },
    rate: { type: 'string', default: '1500' },
    rounds: { type: 'string', default: '10' },
    entry: { type: 'string', default: fileURLToPath(new URL('../../dist/server/main.js', import.meta.url)) },
  },
});
const report = await fuzzRun({
  entry: values.entry,
  requests: Number(values.requests),
  seed: Number(values.seed),
  perSecond: Number(values.rate),
  rounds: Number(values.rounds),
  tell: console.log,
});
const { statuses, faults, invalid, ...figures } = report;
for (const [figure, value] of Object.entries({ ...figures, invalid: invalid.length }))
  console.log(`  ${figure.padEnd(12)} ${typeof value === 'number' ? Math.round(value * 10) / 10 : value}`);
console.log(`  per second   ${Math.round(report.sent / report.seconds)}`);
console.log(
  `  p99 beside mutants / alone: ${(report.besideP99 / report.aloneP99).toFixed(2)} (at most 1.5)\n`,
);
for (const [status, count] of Object.entries(statuses).sort()) console.log(`  ${status.padEnd(8)} ${count}`);
for (const fault of faults)
  console.log(`\n${fault.status} ${fault.operation}\n${JSON.stringify(fault.request)}\n${fault.answer}`);
for (const row of invalid) console.log(row);

const { faultCount, crashed, lost, refused, differences, integrity } = report;
const passed =
  faultCount + invalid.length + lost + refused + differences === 0 && !crashed && integrity === 'ok';
console.log(`\nfuzz: ${passed ? 'passed' : 'FAILED'}`);
process.exitCode = passed ? 0 : 1;
