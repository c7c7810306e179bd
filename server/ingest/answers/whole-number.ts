import { type Misfit, mistyped, offSurvey } from './judged.ts';

/** One step of a scale, or why it is none. */
export function wholeNumber(sent: unknown, min: number, max: number, at = ''): number | Misfit {
  const reason = `must be a whole number from ${min} to ${max}`;
  if (typeof sent !== 'number' || !Number.isInteger(sent)) return mistyped(reason, at);
  if (sent < min || sent > max) return offSurvey(reason, at);
  // Makes -0 a 0.
  return sent + 0;
}
