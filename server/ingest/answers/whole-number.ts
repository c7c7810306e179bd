import { type Because, because } from '../../../shared/because.ts';
import { type Misfit, mistyped, offSurvey } from './judged.ts';

/** One step of a scale, or why it is none. */
export function wholeNumber(sent: unknown, min: number, max: number, at = ''): number | Misfit {
  if (typeof sent !== 'number' || !Number.isInteger(sent)) return mistyped(offScale(min, max), at);
  if (sent < min || sent > max) return offSurvey(offScale(min, max), at);
  // Makes -0 a 0.
  return sent + 0;
}

function offScale(least: number, most: number): Because {
  return because('off_scale', { least, most });
}
