/** What whoever reads an answer should know of it, in words. Pure. */
import type { Value } from '../../shared/metric-value.ts';
import { cautionCounters } from '../ingest/count-keys.ts';
import type { Standing } from './group.ts';
import type { Question } from './question.ts';
import type { Results } from './results.ts';

/** Below this an interval of the usual kinds is wide, and a single answer moves the score. */
const smallN = 30;
const lowResponseRate = 0.2;

export interface WarningsInput {
  question: Question;
  standing: Standing;
  results: Results;
  minimumN: number;
}

export function warningsOf({ question, standing, results, minimumN }: WarningsInput): string[] {
  const { seen } = standing;
  const { counted } = standing.coverage;
  const caution = (name: keyof typeof cautionCounters) => standing.caution[cautionCounters[name]]!;
  const warnings: string[] = [];
  if (counted > 0 && counted < smallN && question.breakdown.length === 0) {
    warnings.push(`small n: ${counted} answers; look at the interval before the value`);
  }
  if (seen && seen.views > 0 && seen.submitted / seen.views < lowResponseRate) {
    const percent = ((100 * seen.submitted) / seen.views).toPrecision(2);
    warnings.push(
      `self-selection: ${percent} % of the views led to an answer; those who answer may differ from the rest`,
    );
  }
  if (caution('repeated') > 0) {
    warnings.push(
      `repeated visitors: ${caution('repeated')} of ${counted} responses are from visitors who had answered before; intervals take answers as independent`,
    );
  }
  if (caution('sampled') > 0) {
    warnings.push(
      `sampling: ${caution('sampled')} of ${counted} responses were asked of a sample of views or visitors`,
    );
  }
  if (caution('incentivised') > 0) {
    warnings.push(
      `incentive: ${caution('incentivised')} of ${counted} responses were rewarded; rewarded answers tend to be higher`,
    );
  }
  if (results.suppressed) warnings.push(`rows from fewer than ${minimumN} answers are suppressed`);
  if (results.left > 0) {
    warnings.push(
      `${results.left} further values of ${question.breakdown.join(' and ')} are not shown: raise limit, or sum them up with other=true`,
    );
  }
  if (tooFew(results))
    warnings.push(`too few answers: differences are left open where a side has fewer than ${minimumN}`);
  return warnings;
}

function tooFew({ rows }: Results): boolean {
  return rows.some((row) => Object.values<Value>(row.metrics).some((value) => value.tooFew));
}
