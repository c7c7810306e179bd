import type { MetricUnit } from '../../shared/metric.ts';
import type { Change } from '../data/change.ts';
import { betweenDifferences, formatDifference } from './difference.ts';
import type { Lead } from './lead.ts';
import { say } from './say.ts';

/** A change and how far it can be believed: "Up 4.2 points" and "a real change, between +1.1 and +7.3". */
export function changeWords(change: Change, unit: MetricUnit): Lead | undefined {
  switch (change.is) {
    case 'real': {
      const difference = formatDifference(change.delta, unit);
      return {
        lead:
          change.delta > 0
            ? say('Up {difference}', { difference })
            : say('Down {difference}', { difference }),
        rest: say('a real change, {range}', { range: betweenDifferences(change.ci, unit) }),
      };
    }
    case 'unclear':
      return { lead: say('No clear change'), rest: betweenDifferences(change.ci, unit) };
    case 'few': {
      const { n, before } = change;
      if (before === 0) return { lead: say('Nothing to compare with'), rest: say('no answers before') };
      return {
        lead: say('Too few to tell'),
        rest: say('{n, plural, one {# answer} other {# answers}}, {before, number} before', { n, before }),
      };
    }
    case 'none':
      return undefined;
  }
}
