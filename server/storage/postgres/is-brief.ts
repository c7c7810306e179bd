import type { CountQuestion } from '../contract/counts.ts';

/** Buckets that are read as fast as one of them is asked for; of a dimension each has up to some hundred rows. */
const [fewTotals, fewGroups] = [2_000, 100];

/** Whether the questions read so little that nobody has to wait behind them. */
export function isBrief(questions: readonly CountQuestion[]): boolean {
  let [totals, grouped] = [0, 0];
  for (const { dimension, value, segments } of questions) {
    for (const { from, to } of segments) {
      if (dimension !== null && value === undefined) grouped += to - from;
      else totals += to - from;
    }
  }
  return totals <= fewTotals && grouped <= fewGroups;
}
