import { z } from '../server/stats/normal.ts';
import { type CoverageCase, coverageCases } from './coverage-cases.ts';
import { coverageDifferenceCases } from './coverage-difference-cases.ts';
import { random } from './random.ts';
import { printTable } from './report.ts';

/**
 * How often the 95 % intervals hold the truth where it is known, each drawn `runs` times, beside the plain interval of
 * every textbook: the estimate ± 1.96 standard errors as the sample estimates them. Exact intervals (Poisson) hold it
 * more often than 95 % by their nature.
 */
export function statisticsCoverage({ runs, seed }: { runs: number; seed: number }): void {
  console.log(`how often 95 % intervals hold the truth: ${runs} runs each, seed ${seed}\n`);
  const rows = [...coverageCases, ...coverageDifferenceCases].map((one) => {
    const { covered, plain } = covers(one, runs, random(seed));
    const error = Math.sqrt((covered * (1 - covered)) / runs);
    return [one.name, String(one.n), ...[covered, plain, error].map((part) => (100 * part).toFixed(2))];
  });
  printTable(['', 'n', 'holds %', 'plain %', 'Monte-Carlo error'], rows);
}

function covers({ truth, draw }: CoverageCase, runs: number, next: () => number) {
  let [covered, plain] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const { value, ci, variance } = draw(next);
    if (ci[0] <= truth && truth <= ci[1]) covered++;
    if (Math.abs(value - truth) <= z * Math.sqrt(variance)) plain++;
  }
  return { covered: covered / runs, plain: plain / runs };
}
