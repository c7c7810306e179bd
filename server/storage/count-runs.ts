import type { CountQuestion, CountSegment, Span } from './contract/counts.ts';

/** A range of buckets that one statement reads: into one output row, or (a series) each bucket into the next one. */
export interface CountRun {
  out: number;
  span: Span;
  from: number;
  to: number;
  minus: boolean;
  series: boolean;
}

/** A question with its segments as runs: a year by day is one run in place of 365 segments. */
export type RunQuestion = Omit<CountQuestion, 'segments'> & { runs: CountRun[] };

/** Segments of one bucket each that follow each other are read in one go: a year by day is one run, not 365. */
export function runsOf(segments: readonly CountSegment[]): CountRun[] {
  const runs: CountRun[] = [];
  for (const { out, span, from, to, minus = false } of segments) {
    const run = runs.at(-1);
    const continues =
      run !== undefined &&
      run.minus === minus &&
      run.span === span &&
      run.to === from &&
      to - from === 1 &&
      out - run.out === from - run.from &&
      (run.series || run.to - run.from === 1);
    if (continues) {
      run.to = to;
      run.series = true;
    } else runs.push({ out, span, from, to, minus, series: false });
  }
  return runs;
}
