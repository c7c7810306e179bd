import type { SurveyStatus } from '../../shared/survey.ts';
import { say } from './say.ts';

export const statusLabels: Readonly<Record<SurveyStatus, string>> = {
  live: say('Live'),
  draft: say('Draft'),
  paused: say('Paused'),
  archived: say('Archived'),
};
