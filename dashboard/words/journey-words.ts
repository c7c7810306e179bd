import type { MetricId } from '../../shared/metric.ts';
import { say } from './say.ts';

/** By which rule the touchpoints stand where they stand. */
export function orderSentence(isArranged: boolean): string {
  return isArranged
    ? say('In the order that was arranged here; the address has it, so a link shares it.')
    : say('The most answers first, since nothing records the way of a visitor: arrange them as yours go.');
}

/** From how many a number of a touchpoint is; a response rate is one of views. */
export function volumeWords(metric: MetricId, n: number): string {
  if (metric === 'response-rate') return say('{n, plural, one {# view} other {# views}}', { n });
  return say('{n, plural, one {# answer} other {# answers}}', { n });
}

/** What has no place on the path. */
export function elsewhereSentence(metric: MetricId, n: number): string {
  if (metric === 'response-rate')
    return say(
      'Not on the path: {n, plural, one {# view} other {# views}} of pages that say no touchpoint.',
      {
        n,
      },
    );
  return say(
    'Not on the path: {n, plural, one {# answer that says} other {# answers that say}} no touchpoint.',
    {
      n,
    },
  );
}

/** Where a touchpoint has come to, for who hears the page. */
export function placeSentence(name: string, place: number, of: number): string {
  return say('“{name}” is number {place} of {of} now.', { name, place, of });
}
