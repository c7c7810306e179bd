import { metrics } from '../../../shared/metric.ts';
import type { Value } from '../../../shared/metric-value.ts';
import { attentionOf } from '../../data/attention.ts';
import { axisLimits } from '../../data/axis-limits.ts';
import type { HeadlineQuestion } from '../../data/headline-question.ts';
import type { Standing } from '../../data/standing.ts';
import type { View } from '../../data/view.ts';
import { Axis } from '../../parts/axis.tsx';
import { LeadText } from '../../parts/lead-text.tsx';
import { changeWords } from '../../words/change-words.ts';
import { complaintWords } from '../../words/complaint-words.ts';
import { formatValue } from '../../words/number.ts';
import { say } from '../../words/say.ts';
import { intervalCell } from '../../words/trend-words.ts';
import { SurveySpark } from './survey-spark.tsx';

interface ScoreCellsProps {
  standing: Standing;
  question: HeadlineQuestion;
  value: Value;
  /** The value's own, which is there. */
  score: number;
  /** That of the survey. */
  view: View;
}

/** The score, its interval, its change and its trend. */
export function ScoreCells({ standing, question, value, score, view }: ScoreCellsProps) {
  const { survey, change, complaints } = standing;
  const { unit } = metrics[question.metric];
  const changed = changeWords(change, unit);
  return (
    <>
      <td class="value">
        <b>{formatValue(score, unit)}</b>
        <small>{say('n = {n, number}', { n: value.n })}</small>
      </td>
      <td class="interval-cell">
        <div aria-hidden="true">
          <Axis unit={unit} limits={axisLimits(question)} value={score} ci={value.ci} />
        </div>
        <span class={value.ci ? 'hidden' : 'faint'}>{intervalCell(value, unit)}</span>
      </td>
      <td class="change">
        {changed ? <LeadText words={changed} tone={toneOf(standing)} /> : <span class="faint">–</span>}
        {complaints && attentionOf(standing) === 'complaints' ? (
          <LeadText words={complaintWords(complaints)} tone="bad" />
        ) : null}
      </td>
      <td class="trend">
        <SurveySpark survey={survey} question={question} view={view} />
      </td>
    </>
  );
}

function toneOf({ change }: Standing) {
  if (change.is !== 'real') return 'plain';
  return change.better ? 'good' : 'bad';
}
