import { empty, type Histogram } from '../server/stats/histogram.ts';

/** How probable each value of a scale is, the lowest first. */
export interface Answering {
  /** The lowest value. */
  readonly min: number;
  readonly probabilities: readonly number[];
}

/** The histogram of `n` answers, each drawn by itself. */
export function drawAnswers({ min, probabilities }: Answering, n: number, random: () => number): Histogram {
  const counts = [...empty()];
  for (let i = 0; i < n; i++) counts[min + drawIndex(probabilities, random())]!++;
  return counts;
}

/** How many of `n` trials succeed. */
export function drawSuccesses(p: number, n: number, random: () => number): number {
  let successes = 0;
  for (let i = 0; i < n; i++) if (random() < p) successes++;
  return successes;
}

/** The events of a Poisson process in the time in which `mean` are expected: exponential waits, summed. */
export function drawEvents(mean: number, random: () => number): number {
  let events = -1;
  for (let time = 0; time < mean; events++) time += -Math.log1p(-random());
  return events;
}

/** The mean of one answer. */
export function expectedMean({ min, probabilities }: Answering): number {
  return probabilities.reduce((sum, p, index) => sum + p * (min + index), 0);
}

function drawIndex(probabilities: readonly number[], at: number): number {
  let index = 0;
  for (let passed = probabilities[0]!; at >= passed && index < probabilities.length - 1; ) {
    passed += probabilities[++index]!;
  }
  return index;
}
