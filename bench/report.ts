import { execFileSync } from 'node:child_process';
import os from 'node:os';

/** Where and of what a figure was taken: without it, it is none. */
export function printMachine(): void {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain') === '' ? '' : ' with changes';
  console.log(`commit   ${git('rev-parse', '--short', 'HEAD')}${changed}`);
  console.log(`machine  ${os.cpus()[0]?.model}, ${os.cpus().length} cores, ${gigabytes(os.totalmem())} GB`);
  console.log(
    `system   ${os.type()} ${os.release()}, Node ${process.version}, load ${os.loadavg()[0]!.toFixed(1)}\n`,
  );
}

function gigabytes(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(0);
}

/** Prints rows under their headings, the first column to the left and the others to the right. */
export function printTable(headings: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  for (const row of all) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
    );
    console.log(cells.join('  ').trimEnd());
  }
  console.log('');
}

/** The quantile of numbers by nearest rank; NaN where there is none. */
export function quantile(numbers: readonly number[], p: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
}

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}
