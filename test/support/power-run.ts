import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { random } from '../../bench/random.ts';
import { compileShim } from './compile-shim.ts';
import { ackFile, applyAck, type Promises } from './power-acks.ts';
import { PowerDisk } from './power-disk.ts';
import { readSteps, type Step } from './power-log.ts';
import { powerVerdict } from './power-verdict.ts';

export const workloads = [
  'single',
  'group',
  'revisions',
  'changes',
  'opening',
  'migration',
  'checkpoints',
] as const;
export type Workload = (typeof workloads)[number];

export interface PowerOptions {
  cuts: number;
  seed: number;
  workloads?: readonly Workload[];
  /** What the recorded process syncs by; FULL is the server's own. */
  sync?: 'FULL' | 'NORMAL' | 'OFF';
}

/** Counted are cuts: those after which something was lost, wrong, miscounted or corrupt. */
export interface PowerReport {
  cuts: number;
  steps: number;
  acknowledged: number;
  lost: number;
  wrong: number;
  miscounted: number;
  corrupt: number;
  /** The first that failed, for whoever looks for the reason. */
  example: string | null;
}

const entry = fileURLToPath(new URL('../fault/power-workload.ts', import.meta.url));

/**
 * Records what workloads do to the disk, cuts the power at moments drawn from the seed, and opens what is left. Runs in
 * memory where there is such a folder: the disk that is meant is the one of `PowerDisk`.
 */
export async function powerRun(options: PowerOptions): Promise<PowerReport> {
  const base = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'earshot-power-'));
  const chosen = options.workloads ?? workloads;
  const report: PowerReport = {
    cuts: 0,
    steps: 0,
    acknowledged: 0,
    lost: 0,
    wrong: 0,
    miscounted: 0,
    corrupt: 0,
    example: null,
  };
  try {
    const shim = compileShim('record-io', base);
    for (const [i, workload] of chosen.entries()) {
      const share =
        Math.floor((options.cuts * (i + 1)) / chosen.length) - Math.floor((options.cuts * i) / chosen.length);
      const steps = recorded(base, shim, workload, options);
      await cutAndOpen(path.join(base, 'after'), workload, steps, share, random(options.seed + i), report);
    }
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
  return report;
}

function recorded(base: string, shim: string, workload: Workload, { seed, sync }: PowerOptions): Step[] {
  const folder = path.join(base, workload);
  const log = `${folder}.log`;
  mkdirSync(folder);
  const args = ['--import', 'tsx', entry, folder, workload, String(seed)];
  execFileSync(process.execPath, sync === undefined || sync === 'FULL' ? args : [...args, sync], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, LD_PRELOAD: shim, RECORD_FOLDER: folder, RECORD_LOG: log },
  });
  return readSteps(readFileSync(log));
}

async function cutAndOpen(
  folder: string,
  workload: Workload,
  steps: readonly Step[],
  cuts: number,
  draw: () => number,
  report: PowerReport,
): Promise<void> {
  const moments = Array.from({ length: cuts }, () => Math.floor(draw() * (steps.length + 1))).sort(
    (a, b) => a - b,
  );
  const disk = new PowerDisk();
  const promises: Promises = { acknowledged: new Map(), begun: {} };
  let done = 0;
  for (const moment of moments) {
    for (; done < moment; done++) take(steps[done]!, disk, promises);
    const verdict = await powerVerdict(folder, disk.afterCut(draw), promises, workload === 'migration');
    report.cuts++;
    if (verdict.lost > 0) report.lost++;
    if (verdict.wrong > 0) report.wrong++;
    if (verdict.miscounted > 0) report.miscounted++;
    if (verdict.corrupt !== null) report.corrupt++;
    const failed = verdict.lost + verdict.wrong + verdict.miscounted > 0 || verdict.corrupt !== null;
    if (failed)
      report.example ??= `${workload}, step ${moment} of ${steps.length}: ${JSON.stringify(verdict)}`;
  }
  for (; done < steps.length; done++) take(steps[done]!, disk, promises);
  report.steps += steps.length;
  report.acknowledged += promises.acknowledged.size;
}

function take(step: Step, disk: PowerDisk, promises: Promises): void {
  if (step.kind === 'written' && step.name === ackFile)
    applyAck(promises, JSON.parse(step.data.toString('utf8')));
  else disk.apply(step);
}
