import type { DaysNeeded } from '../data/build/days-needed.ts';
import { formatCount } from './number.ts';
import { say } from './say.ts';

/** How long it takes until there are enough answers, and between what that may lie. */
export function daysWords({ days, from, to }: DaysNeeded): string {
  const whole = (count: number) => Math.max(1, Math.ceil(count));
  if (days > 3650) return say('More than ten years, at the pace of the last 28 days.');
  return say(
    'About {days, plural, one {# day} other {# days}}, at the pace of the last 28 days: from {from} to {to}.',
    {
      days: whole(days),
      from: formatCount(whole(from)),
      to: to > 3650 ? say('more than ten years') : formatCount(whole(to)),
    },
  );
}
