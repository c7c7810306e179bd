import { ProblemError, type ProblemErrorCode } from '../../client/problem-error.ts';
import { JobFailed } from '../data/job-failed.ts';
import { causeWords } from './cause-words.ts';
import { languageTag } from './language.ts';
import { say } from './say.ts';

/** What happened, and what to do about it. */
export interface FailureWords {
  happened: string;
  todo: string;
}

/** An error in words for the one who sits in front of the page. */
export function failureWords(error: unknown): FailureWords {
  if (error instanceof JobFailed)
    return { happened: causeWords(error.cause) ?? sentence(error.message), todo: '' };
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
  if (error.status >= 500) {
    const known = causeWords(error.cause);
    return { happened: known ?? say('The server could not answer.'), todo: tryLater(error) };
  }
  return {
    happened: refusalWords(error),
    todo: say('Choose another period or time zone, or try again.'),
  };
}

/** What the server found wrong: by its code where it has one, else in its own words, which are English. */
function refusalWords({ cause, invalidParams, code, detail }: ProblemError): string {
  const known = causeWords(cause ?? (invalidParams.length === 1 ? invalidParams[0]!.cause : undefined));
  if (known !== undefined) return known;
  const kind = languageTag() === 'en' ? undefined : kinds[code];
  return kind === undefined ? sentence(detail) : say('{kind} The server says: {detail}', { kind, detail });
}

/** What a refusal is about, for whoever may not read the details. */
const kinds: Readonly<Partial<Record<ProblemErrorCode, string>>> = {
  malformed_body: say('What was sent cannot be read.'),
  invalid_request: say('Something in it does not fit.'),
  forbidden: say('This is not allowed to you.'),
  not_found: say('It is not there any more.'),
  unknown_site: say('There is no such site.'),
  unknown_survey: say('There is no such survey.'),
  unknown_theme: say('There is no such theme.'),
  in_use: say('Something needs it still.'),
  unknown_version: say('The survey has no such version.'),
  edit_conflict: say('It was changed meanwhile.'),
  already_exists: say('That name is taken.'),
  payload_too_large: say('It is too large.'),
  question_required: say('Several scales match: choose a question.'),
  unsupported_query: say('The numbers cannot be had in this form.'),
  change_refused: say('This change is not possible.'),
};

function tryLater({ requestId }: ProblemError): string {
  if (!requestId) return say('Nothing was lost; try again in a moment.');
  return say('Nothing was lost; try again in a moment. The server’s log knows it as {requestId}.', {
    requestId,
  });
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
