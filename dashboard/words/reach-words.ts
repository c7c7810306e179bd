import type { Reach } from '../data/reach.ts';
import type { Lead } from './lead.ts';
import { formatShare } from './number.ts';
import { say } from './say.ts';

/** The share of views that were answered, and its interval: "17% answered" and "15% to 19%". */
export function rateWords({ viewed, steps, rate, ci }: Reach): Lead {
  if (rate !== null) {
    return { lead: say('{rate} answered', { rate: formatShare(rate) }), rest: ci ? range(ci) : '' };
  }
  if (viewed === 0 && !steps?.answered) return { lead: say('Not seen'), rest: '' };
  if (!steps) return { lead: say('Too few views'), rest: '' };
  return { lead: say('Rate unknown'), rest: say('more answers than views') };
}

function range([low, high]: NonNullable<Reach['ci']>): string {
  return say('{low} to {high}', { low: formatShare(low), high: formatShare(high) });
}

/** The steps from seeing to answering, each with its count: "1,240 viewed", "300 started", "210 answered". */
export function stepWords({ viewed, steps }: Reach): string[] {
  if (viewed === 0 && !steps?.answered) return [];
  const seen = say('{count, number} viewed', { count: viewed });
  if (!steps) return [seen];
  return [
    seen,
    say('{count, number} started', { count: steps.started }),
    say('{count, number} answered', { count: steps.answered }),
  ];
}
