import { ago } from './ago.ts';
import { say } from './say.ts';

/** How long ago a moment was, to the second below a minute: "just now", "12 s ago", "5 min. ago". Never in the future. */
export function since(moment: Date, now: Date): string {
  const seconds = Math.floor((now.getTime() - moment.getTime()) / 1000);
  return seconds >= 3 && seconds < 60 ? say('{seconds} s ago', { seconds }) : ago(moment, now);
}
