import { ProblemError } from '../../client/problem-error.ts';

/** What happened, and what to do about it. */
export interface FailureWords {
  happened: string;
  todo: string;
}

/** An error in words for the one who sits in front of the page. */
export function failureWords(error: unknown): FailureWords {
  if (!(error instanceof ProblemError)) {
    return {
      happened: 'The server could not be reached.',
      todo: 'Check that it is running and that you are online, then try again.',
    };
  }
  if (error.status === 429) {
    return { happened: 'Too many requests in a short time.', todo: 'Wait a minute, then try again.' };
  }
  if (error.status >= 500) {
    const named = error.requestId ? ` The server’s log knows it as ${error.requestId}.` : '';
    return {
      happened: 'The server could not answer.',
      todo: `Nothing was lost; try again in a moment.${named}`,
    };
  }
  return { happened: sentence(error.detail), todo: 'Choose another period or time zone, or try again.' };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
