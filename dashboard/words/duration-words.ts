import { say } from './say.ts';

/** A duration of the interface in words: `90d` is "90 days". */
export function durationWords(duration: string): string {
  const count = Number(duration.slice(0, -1));
  switch (duration.slice(-1)) {
    case 'd':
      return say('{count, plural, one {# day} other {# days}}', { count });
    case 'h':
      return say('{count, plural, one {# hour} other {# hours}}', { count });
    default:
      return say('{count, plural, one {# minute} other {# minutes}}', { count });
  }
}
