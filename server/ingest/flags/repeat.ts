import { duration } from '../../../shared/duration.ts';
import type { FlagName } from '../../../shared/response.ts';
import type { StoredResponse } from '../../storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../storage/contract/surveys.ts';

const day = 86_400_000;

/**
 * How long after an earlier answer of a visitor another one to the same survey is flagged, in milliseconds: a day, or
 * less where the survey asks sooner again by its own rule (`show.every`). None where repeats are meant: a survey that
 * never shows itself is opened by its visitor as often as he likes, and what comes over the API is a matter of whoever
 * sends it, whom a customer may well answer twice a day.
 */
export function repeatWindow({ show }: Pick<StoredSurvey, 'show'>, channel: string): number {
  const { load, delay } = show.on;
  const asks = load !== undefined || delay !== undefined;
  if (!asks || (channel !== 'widget' && channel !== 'page')) return 0;
  return Math.min(day, duration(show.every));
}

/**
 * The response with what follows from its visitor's last one to the survey: it is a repetition, and flagged where it
 * comes within its window. Pure.
 * @param earlier when that was received, or null
 */
export function afterEarlier(response: StoredResponse, earlier: number | null): StoredResponse {
  if (earlier === null) return { ...response, repeated: false };
  if (Math.abs(response.receivedAt - earlier) >= (response.repeatWindow ?? 0))
    return { ...response, repeated: true };
  const flags: FlagName[] = [...response.flags, 'repeat'];
  return { ...response, repeated: true, flagged: true, flags };
}
