import { type Compared, falseAlarms } from './false-alarms.ts';
import { random } from './random.ts';
import { printTable } from './report.ts';

const metrics: Compared[] = ['nps', 'csat', 'mean'];
const sizes = [10, 20, 50, 200];

/** How often a breakdown of 20 segments says that something changed where nothing has, with its Monte-Carlo error. */
export function statisticsFalseAlarms({ runs, seed }: { runs: number; seed: number }): void {
  console.log(`20 segments without a difference, one or more significant: ${runs} runs each, seed ${seed}\n`);
  const rows = metrics.flatMap((metric) =>
    sizes.map((n) => {
      const { adjusted, unadjusted } = falseAlarms(metric, { n, runs, next: random(seed) });
      const error = Math.sqrt((adjusted * (1 - adjusted)) / runs);
      return [metric, String(n), ...[adjusted, error, unadjusted].map((part) => (100 * part).toFixed(2))];
    }),
  );
  printTable(['', 'n now and then', 'adjusted %', 'Monte-Carlo error', 'unadjusted %'], rows);
}
