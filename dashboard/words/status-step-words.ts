import type { SurveyStatus } from '../../shared/survey.ts';
import { say } from './say.ts';

/** What the button says that leads to a status; `changed`: what is written is saved with it. */
export function statusStepWords(from: SurveyStatus, to: SurveyStatus, changed: boolean): string {
  if (to === 'live') return changed ? say('Save and publish') : say('Publish');
  if (to === 'archived') return say('Archive');
  return from === 'archived' ? say('Take out of the archive') : say('Pause');
}

/** What was done, and what follows from it. */
export const statusDoneWords: Readonly<Record<SurveyStatus, string>> = {
  live: say('Published: pages with your line ask within five minutes.'),
  paused: say('Paused: it asks nobody until you publish it again. What was answered stays.'),
  archived: say('Archived: it asks nobody. Its answers and numbers stay.'),
  draft: say('A draft again: it asks nobody.'),
};
