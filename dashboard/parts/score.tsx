import { type MetricId, metrics } from '../../shared/metric.ts';
import type { MetricValues } from '../../shared/metric-value.ts';
import { axisLimits } from '../data/axis-limits.ts';
import type { HeadlineQuestion } from '../data/headline-question.ts';
import { intervalSentence } from '../words/interval-sentence.ts';
import { sentences } from '../words/list.ts';
import { formatValue } from '../words/number.ts';
import { say } from '../words/say.ts';
import { IntervalAxis } from './interval-axis.tsx';

interface ScoreProps {
  question: HeadlineQuestion;
  value: MetricValues[MetricId];
}

/** The one loud thing of the page: the score, from how many, how sure, and the same in words. */
export function Score({ question, value }: ScoreProps) {
  const { unit } = metrics[question.metric];
  const mean = 'mean' in value ? value.mean : undefined;
  if (value.value === null) return null;
  return (
    <>
      <p class="score">
        {formatValue(value.value, unit)}
        <span class="n">{say('n = {n, number}', { n: value.n })}</span>
      </p>
      <IntervalAxis unit={unit} limits={axisLimits(question)} value={value.value} ci={value.ci} />
      <p class="said">
        {sentences([intervalSentence(value, unit), mean?.value == null ? '' : average(mean.value, question)])}
      </p>
    </>
  );
}

function average(mean: number, { max }: HeadlineQuestion): string {
  return say('On average {mean} of {most}.', { mean: formatValue(mean, 'scale'), most: max });
}
