import { dayOf, dayStart } from '../server/calendar/day.ts';
import { compareRates } from '../server/stats/compare-rates.ts';
import { csat } from '../server/stats/csat.ts';
import type { Histogram } from '../server/stats/histogram.ts';
import { nps } from '../server/stats/nps.ts';
import { rating } from '../server/stats/rating.ts';
import { studentT } from '../server/stats/student-t.ts';
import { median, printTable } from './report.ts';
import { statisticsCoverage } from './statistics-coverage.ts';
import { statisticsFalseAlarms } from './statistics-false-alarms.ts';

const histogram: Histogram = [310, 120, 90, 80, 60, 400, 500, 1800, 2600, 2100, 1940];
const fivePoint: Histogram = [0, 310, 400, 900, 2600, 1940, 0, 0, 0, 0, 0];
const firstDay = dayOf(Date.UTC(2026, 0, 1), 'Europe/London');

/** One call of each; the argument runs, so that nothing can be computed once for all. */
const calls: Record<string, (i: number) => unknown> = {
  nps: () => nps(histogram),
  csat: () => csat(fivePoint, 'csat', 5),
  'rating (0-10)': () => rating(histogram, { min: 0, max: 10 }),
  'compareRates (14 and 25)': (i) =>
    compareRates({ complaints: 14, exposure: 2350 + i }, { complaints: 25, exposure: 2100 }),
  'studentT(0.975, df)': (i) => studentT(0.975, 1 + (i % 100_000)),
  'dayOf, warm': (i) => dayOf(Date.UTC(2026, 0, 1) + (i % 365) * 86_400_000, 'Europe/London'),
  'dayStart, warm': (i) => dayStart(firstDay + (i % 365), 'Europe/London'),
};

/** What the statistics cost, and whether they keep what they promise: the intervals their 95 %, the tests their 5 %. */
export function statistics({ runs, seed }: { runs: number; seed: number }): void {
  printCosts();
  statisticsCoverage({ runs, seed });
  statisticsFalseAlarms({ runs: Math.ceil(runs / 4), seed });
}

/** What a statistic costs once its histogram is there, and what the calendar costs on the way of each response. */
function printCosts(): void {
  const rows = Object.entries(calls).map(([name, call]) => {
    const rounds = Array.from({ length: 11 }, () => microseconds(call));
    return [
      name,
      median(rounds).toFixed(3),
      `${Math.min(...rounds).toFixed(3)}-${Math.max(...rounds).toFixed(3)}`,
    ];
  });
  printTable(['', 'µs each', 'min-max'], rows);
}

function microseconds(call: (i: number) => unknown): number {
  const times = 20_000;
  const started = performance.now();
  for (let i = 0; i < times; i++) call(i);
  return ((performance.now() - started) * 1000) / times;
}
