import type { MetricId } from '../../shared/metric.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import type { Survey } from '../../shared/survey.ts';
import type { Asked } from './asked.ts';
import { compared } from './compared.ts';
import type { Earshot } from './earshot-context.ts';
import { headlineQuestion } from './headline-question.ts';
import { statsAsked } from './stats-asked.ts';
import { statsQuery } from './stats-query.ts';
import type { View } from './view.ts';

/**
 * The question that tells how a survey stands beside others: its headline against the period before, or for a survey of
 * text alone its response rate. It is asked in turn, because a site may have many surveys.
 */
export function standingAsked({ client, inTurn }: Earshot, survey: Survey, view: View): Asked<StatsAnswer> {
  const question = headlineQuestion(survey);
  const query = statsQuery(view, survey.site, survey.slug, question?.id);
  const asked = question
    ? statsAsked(client, question.metric, compared(query))
    : statsAsked(client, 'response-rate' as MetricId, query);
  return { ...asked, load: () => inTurn(asked.load) };
}
