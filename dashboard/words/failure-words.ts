import { ProblemError } from '../../client/problem-error.ts';
import { say } from './say.ts';

/** What happened, and what to do about it. */
export interface FailureWords {
  happened: string;
  todo: string;
}

/** An error in words for the one who sits in front of the page. What the server found wrong stays in its own words. */
export function failureWords(error: unknown): FailureWords {
  if (!(error instanceof ProblemError)) {
    return {
      happened: say('The server could not be reached.'),
      todo: say('Check that it is running and that you are online, then try again.'),
    };
  }
  if (error.status === 429) {
    return {
      happened: say('Too many requests in a short time.'),
      todo: say('Wait a minute, then try again.'),
    };
  }
  if (error.status >= 500) return { happened: say('The server could not answer.'), todo: tryLater(error) };
  return {
    happened: sentence(error.detail),
    todo: say('Choose another period or time zone, or try again.'),
  };
}

function tryLater({ requestId }: ProblemError): string {
  if (!requestId) return say('Nothing was lost; try again in a moment.');
  return say('Nothing was lost; try again in a moment. The server’s log knows it as {requestId}.', {
    requestId,
  });
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
