import type { QuestionStatsAnswer } from '../../shared/question-stats.ts';
import type { Survey } from '../../shared/survey.ts';
import { useEarshot } from './earshot-context.ts';
import { statsQuery } from './stats-query.ts';
import { type Shown, useAnswer } from './use-answer.ts';
import type { View } from './view.ts';

/** How far people come in a survey in the period of the view, asked when its turn has come: it reads every response. */
export function useQuestionStats(survey: Survey, view: View): Shown<QuestionStatsAnswer> {
  const { client, inTurn } = useEarshot();
  const query = { ...statsQuery(view, survey.site), survey: survey.slug };
  return useAnswer(
    `stats/questions ${JSON.stringify(query)}`,
    () => inTurn(() => client.questionStats(query)),
    { survey: survey.slug, what: ['responses', 'survey', 'site'] },
  );
}
