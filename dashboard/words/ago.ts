import { languageTag } from './language.ts';
import { say } from './say.ts';

const relative = new Intl.RelativeTimeFormat(languageTag(), { numeric: 'auto', style: 'short' });

const steps: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How long ago a moment was, in the largest unit that fits: "5 min. ago", "yesterday"; below a minute "just now". */
export function ago(moment: Date, now: Date): string {
  const seconds = (now.getTime() - moment.getTime()) / 1000;
  const step = steps.find(([, size]) => seconds >= size);
  return step ? relative.format(-Math.floor(seconds / step[1]), step[0]) : say('just now');
}
