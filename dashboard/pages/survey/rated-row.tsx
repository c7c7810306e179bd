import type { StatsQuery } from '../../../client/stats-query.ts';
import { countedBy } from '../../data/counted-by.ts';
import { countsOf } from '../../data/counts-of.ts';
import { distributionBars } from '../../data/distribution-bars.ts';
import type { RatedQuestion } from '../../data/rated-question.ts';
import { useStatsInTurn } from '../../data/use-stats-in-turn.ts';
import { AwaitWord } from '../../parts/await-word.tsx';
import { MiniBars } from '../../parts/mini-bars.tsx';
import { metricLabel } from '../../words/metric-words.ts';
import { ResultCells } from './result-cells.tsx';

interface RatedRowProps {
  /** What the question asks, or the item of a matrix. */
  asks: string;
  /** What the matrix asks that it is an item of. */
  under?: string;
  question: RatedQuestion;
  query: StatsQuery;
}

/** A question on a scale: its metric, how sure it is on the axis of all it could be, from how many, how they answered. */
export function RatedRow({ asks, under, question, query }: RatedRowProps) {
  const { metric } = question;
  const own = { ...query, question: question.id };
  const answer = useStatsInTurn(metric, own);
  const counts = useStatsInTurn(countedBy(question), own);
  return (
    <tr>
      <th scope="row">
        {under ? <small>{under}</small> : null}
        {asks}
        <small>{metricLabel(metric)}</small>
      </th>
      <ResultCells question={question} answer={answer} />
      <td class="bars">
        <AwaitWord answer={counts}>
          {(data) => <MiniBars bars={distributionBars(question, countsOf(data, countedBy(question)))} />}
        </AwaitWord>
      </td>
    </tr>
  );
}
