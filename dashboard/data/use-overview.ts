import { useRef } from 'preact/hooks';
import type { Site } from '../../shared/site.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import type { Survey } from '../../shared/survey.ts';
import { compared } from './compared.ts';
import { useEarshot } from './earshot-context.ts';
import { type Standing, standingsOf } from './standing.ts';
import { standingAsked } from './standing-asked.ts';
import { statsQuery } from './stats-query.ts';
import type { Shown } from './use-answer.ts';
import { useAnswers } from './use-answers.ts';
import { useStats } from './use-stats.ts';
import type { View } from './view.ts';

/** How the surveys of a site stood in a view. */
export interface OverviewAnswer {
  view: View;
  standings: Standing[];
  /** What the site as a whole was asked and answered: its dates, what was received and counted. */
  asked: Pick<StatsAnswer, 'query' | 'meta'>;
}

/**
 * How all surveys of a site stand. Two questions are asked of the site as a whole and one of each survey, four of those
 * at once: the order needs all of them, so it is shown when all have settled. One that failed stands for itself, unless
 * all did.
 */
export function useOverview(site: Site, surveys: readonly Survey[], view: View): Shown<OverviewAnswer> {
  const earshot = useEarshot();
  const bySurvey = { ...statsQuery(view, site.id), breakdown: 'survey', limit: 1000 };
  const reach = useStats('response-rate', bySurvey);
  const complaints = useStats('complaint-rate', compared(bySurvey));
  const answers = useAnswers(surveys.map((survey) => standingAsked(earshot, survey, view)));
  const last = useRef<OverviewAnswer | undefined>(undefined);

  const retry = earshot.answers.retry;
  const loading = [reach, complaints, ...answers].some((answer) => answer.loading);
  const failed = [reach, complaints].find(({ error }) => error !== undefined);
  const allFailed = answers.every(({ error }) => error !== undefined) ? answers[0] : undefined;
  const error = (failed ?? allFailed)?.error;
  if (!loading && error === undefined) {
    const answered = surveys.map((survey, i) => ({ survey, answer: answers[i]! }));
    const standings = standingsOf(answered, { reach: reach.data!, complaints: complaints.data! });
    last.current = { view, standings, asked: reach.data! };
  }
  return {
    loading,
    retry,
    ...(last.current === undefined ? {} : { data: last.current }),
    ...(error === undefined ? {} : { error }),
  };
}
