import type { StatsAnswer } from '../../shared/stats-answer.ts';
import type { Survey } from '../../shared/survey.ts';
import { useEarshot } from './earshot-context.ts';
import { standingAsked } from './standing-asked.ts';
import { type Shown, useAnswer } from './use-answer.ts';
import type { View } from './view.ts';

/** The answer that tells how a survey stands: the same in the list of surveys as in the overview. */
export function useStanding(survey: Survey, view: View): Shown<StatsAnswer> {
  const { key, load, about } = standingAsked(useEarshot(), survey, view);
  return useAnswer(key, load, about);
}
