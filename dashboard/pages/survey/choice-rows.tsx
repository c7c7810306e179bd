import type { StatsQuery } from '../../../client/stats-query.ts';
import type { OptionShare } from '../../../shared/metric-value.ts';
import type { Question } from '../../../shared/question.ts';
import { useStatsInTurn } from '../../data/use-stats-in-turn.ts';
import { AwaitWord } from '../../parts/await-word.tsx';
import { ShareBar } from '../../parts/share-bar.tsx';
import { localisedText } from '../../words/localised-text.ts';
import { formatCount } from '../../words/number.ts';
import { say } from '../../words/say.ts';
import { intervalCell, valueCell } from '../../words/trend-words.ts';

type ChoiceQuestion = Extract<Question, { type: 'choice' | 'choices' }>;

interface ChoiceRowsProps {
  question: ChoiceQuestion;
  query: StatsQuery;
}

/** A question with options: the share of respondents that each was chosen by. */
export function ChoiceRows({ question, query }: ChoiceRowsProps) {
  const answer = useStatsInTurn('choices', { ...query, question: question.id });
  const value = answer.data?.results[0]?.metrics.choices;
  const shares: readonly OptionShare[] =
    value?.options ?? question.options.map(({ id }) => ({ id, value: null, count: 0, ci: null }));
  return (
    <>
      <tr class="options">
        <th scope="rowgroup">
          {localisedText(question.text)}
          <small>
            {question.type === 'choice'
              ? say('Share of respondents by option')
              : say('Share of respondents by option; several could be chosen')}
          </small>
        </th>
        <td class="value">
          <AwaitWord answer={answer}>{() => null}</AwaitWord>
        </td>
        <td class="whisker-cell" />
        <td class="n">{value ? formatCount(value.n) : ''}</td>
        <td class="bars" />
      </tr>
      {shares.map((share) => (
        <OptionRow key={share.id} name={optionText(question, share.id)} share={share} n={value?.n ?? 0} />
      ))}
    </>
  );
}

function OptionRow({ name, share, n }: { name: string; share: OptionShare; n: number }) {
  return (
    <tr class="option">
      <th scope="row">{name}</th>
      <td class="value">
        <b>{valueCell(share, 'share')}</b>
      </td>
      <td class="whisker-cell">
        <span>{intervalCell({ ci: share.ci, n }, 'share')}</span>
      </td>
      <td class="n">{formatCount(share.count)}</td>
      <td class="bars">{share.value === null ? null : <ShareBar value={share.value} ci={share.ci} />}</td>
    </tr>
  );
}

/** An option of an earlier version is known by its id alone. */
function optionText({ options }: ChoiceQuestion, id: string): string {
  if (id === '(other)') return say('In their own words');
  const option = options.find((one) => one.id === id);
  return option ? localisedText(option.text) : id;
}
