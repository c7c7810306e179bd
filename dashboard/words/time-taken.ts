import { formatDecimal } from './number.ts';
import { say } from './say.ts';

/** Seconds as one says them: "4.2 s", "38 s", "2 min 5 s", "3 h 20 min". */
export function timeTaken(seconds: number): string {
  if (seconds < 9.95) return say('{seconds} s', { seconds: formatDecimal(seconds) });
  const whole = Math.round(seconds);
  if (whole < 60) return say('{whole} s', { whole });
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return say('{minutes} min {rest} s', { minutes, rest: whole % 60 });
  return say('{hours} h {rest} min', { hours: Math.floor(minutes / 60), rest: minutes % 60 });
}
