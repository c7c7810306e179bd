import { ProblemError } from '../../client/problem-error.ts';
import { failureWords } from './failure-words.ts';
import { sentences } from './list.ts';
import { say } from './say.ts';

/** Why something was not saved, what became of it, and what to do. `typed`: there is something to lose. */
export function saveFailure(error: unknown, typed = true): string {
  const kept = typed
    ? say('Nothing was saved, and what you typed is still here.')
    : say('Nothing was changed.');
  const { happened, todo } = failureWords(error);
  if (error instanceof ProblemError && error.status === 401) {
    const again = say('Sign in again in another tab, then press the button once more.');
    return sentences([say('Your session has ended.'), kept, again]);
  }
  if (error instanceof ProblemError && error.status < 500 && error.status !== 429) {
    return sentences([`${happened.charAt(0).toUpperCase()}${happened.slice(1)}`, kept]);
  }
  return sentences([happened, typed ? say('What you typed is still here.') : '', todo]);
}
