import type { MetricUnit } from '../../shared/metric.ts';
import type { Weakest } from '../data/weakest.ts';
import { formatDifference } from './difference.ts';
import type { Lead } from './lead.ts';
import { say } from './say.ts';

/** What marks the weakest touchpoint. */
export function weakestWords({ below }: Weakest, unit: MetricUnit): Lead {
  return {
    lead: say('Weakest'),
    rest: say('{size} below the others together', { size: formatDifference(below, unit) }),
  };
}

/** What the comparison of touchpoints with each other comes to, and for how many it is corrected. */
export function weakestSentence(weakest: Weakest | undefined, steps: number): string {
  if (steps < 2) return say('With a second touchpoint there is something to compare.');
  if (!weakest) return say('No touchpoint is clearly below the others together.');
  return say(
    '“{name}” is clearly below the others together: chance alone would bring that less than once in twenty times, corrected for {compared} touchpoints.',
    { name: weakest.name, compared: weakest.compared },
  );
}
