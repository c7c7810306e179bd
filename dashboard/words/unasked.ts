import type { SurveyStatus } from '../../shared/survey.ts';
import { say } from './say.ts';

/** Why a survey has nobody to answer it: by itself, and as it follows a statement. */
export interface Unasked {
  sentence: string;
  rest: string;
}

/** None for a survey that is live. */
export const unasked: Readonly<Partial<Record<SurveyStatus, Unasked>>> = {
  draft: {
    sentence: say('This survey is a draft: it asks nobody until its status is live.'),
    rest: say('it asks nobody until its status is live'),
  },
  paused: {
    sentence: say('This survey is paused: it asks nobody until its status is live again.'),
    rest: say('it asks nobody until its status is live again'),
  },
  archived: {
    sentence: say('This survey is archived: it asks nobody any more.'),
    rest: say('it asks nobody any more'),
  },
};
