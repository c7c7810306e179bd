import type { SurveyStatus } from '../../../shared/survey.ts';

/** What the status of a survey can be changed to, what is most likely first. */
export const statusSteps: Readonly<Record<SurveyStatus, readonly SurveyStatus[]>> = {
  draft: ['live', 'archived'],
  live: ['paused', 'archived'],
  paused: ['live', 'archived'],
  archived: ['paused'],
};
