import { metrics } from '../../../shared/metric.ts';
import type { StatsAnswer } from '../../../shared/stats-answer.ts';
import { axisLimits } from '../../data/axis-limits.ts';
import type { RatedQuestion } from '../../data/rated-question.ts';
import type { Shown } from '../../data/use-answer.ts';
import { AwaitWord } from '../../parts/await-word.tsx';
import { Whisker } from '../../parts/whisker.tsx';
import { formatCount } from '../../words/number.ts';
import { valueCell } from '../../words/trend-words.ts';

interface ResultCellsProps {
  question: RatedQuestion;
  /** To the question's metric. */
  answer: Shown<StatsAnswer>;
}

/** The cells of a question: its metric, how sure that is on the axis of all it could be, and from how many. */
export function ResultCells({ question, answer }: ResultCellsProps) {
  const { unit } = metrics[question.metric];
  const value = answer.data?.results[0]?.metrics[question.metric];
  return (
    <>
      <td class="value">
        <AwaitWord answer={answer}>{() => (value ? <b>{valueCell(value, unit)}</b> : null)}</AwaitWord>
      </td>
      <td class="whisker-cell">
        {value?.value != null && value.ci ? (
          <Whisker unit={unit} limits={axisLimits(question)} value={value.value} ci={value.ci} />
        ) : null}
      </td>
      <td class="n">{value ? formatCount(value.n) : ''}</td>
    </>
  );
}
