import type { SurveyInput } from '../../shared/survey.ts';

/** A survey to begin with. All of it but site and status is sent as it stands here, unless whoever chooses it changes it. */
export interface Template {
  /** The slug proposed, and what the template is called by. */
  id: string;
  name: string;
  /** When to use it, in one line. */
  use: string;
  survey: Pick<SurveyInput, 'questions' | 'display'> & { show: NonNullable<SurveyInput['show']> };
}
