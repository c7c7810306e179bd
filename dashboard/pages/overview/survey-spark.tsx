import { metrics } from '../../../shared/metric.ts';
import type { Survey } from '../../../shared/survey.ts';
import { axisLimits } from '../../data/axis-limits.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import type { HeadlineQuestion } from '../../data/headline-question.ts';
import { sparkInterval } from '../../data/spark-interval.ts';
import { statsAsked } from '../../data/stats-asked.ts';
import { statsQuery } from '../../data/stats-query.ts';
import { trendPoints } from '../../data/trend-points.ts';
import { useAnswer } from '../../data/use-answer.ts';
import type { View } from '../../data/view.ts';
import { AwaitWord } from '../../parts/await-word.tsx';
import { Spark } from '../../parts/spark.tsx';

interface SurveySparkProps {
  survey: Survey;
  question: HeadlineQuestion;
  view: View;
}

/** How the score of a survey went within the period. */
export function SurveySpark({ survey, question, view }: SurveySparkProps) {
  const { client, inTurn } = useEarshot();
  const { metric } = question;
  const query = statsQuery(view, survey.site, survey.slug, question.id);
  const asked = statsAsked(client, metric, { ...query, interval: sparkInterval(view.span) });
  const answer = useAnswer(asked.key, () => inTurn(asked.load), asked.about);
  return (
    <AwaitWord answer={answer}>
      {(data) => (
        <Spark points={trendPoints(metric, data)} unit={metrics[metric].unit} limits={axisLimits(question)} />
      )}
    </AwaitWord>
  );
}
