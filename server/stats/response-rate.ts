import type { FunnelStepValue, ResponseRateValue } from '../../shared/metric-value.ts';
import { share } from './share.ts';

/** How many reached each step of a survey: the first three are counters of events, the others are answers stored. */
export interface Funnel {
  readonly viewed: number;
  readonly opened: number;
  readonly started: number;
  readonly submitted: number;
  readonly commented: number;
}

const steps = ['viewed', 'opened', 'started', 'submitted', 'commented'] as const;

/**
 * The response rate: the share of those who saw the survey that submitted an answer, 0 to 1, with its Wilson interval;
 * and the same for each step on the way. Those who answer are no random sample of those who saw the survey, so the
 * interval says how well the rate is known, not how well the answers stand for all visitors.
 *
 * A later step can have the larger count: a crash may lose the last second of views, never an answer, and someone may
 * see a survey before midnight and answer after it. Such a share is not known, so it is null, with its `n`: clamping it
 * to 1 would claim that everybody answered.
 *
 * Source: American Association for Public Opinion Research, Standard Definitions (10th ed. 2023), on participation
 * rates of opt-in surveys; the interval: see `wilson`.
 *
 * Example: of 400 views 120 opened, 100 started and 80 submitted: 0.2, with the interval 0.164 to 0.242; the step from
 * started to submitted is 0.8.
 */
export function responseRate(funnel: Funnel): ResponseRateValue {
  return {
    ...reached(funnel.viewed, funnel.submitted),
    steps: steps.slice(1).map((to, i): FunnelStepValue => {
      const from = steps[i]!;
      return { from, to, ...reached(funnel[from], funnel[to]) };
    }),
  };
}

function reached(from: number, to: number) {
  return to > from ? { value: null, n: from, ci: null } : share(to, from);
}
