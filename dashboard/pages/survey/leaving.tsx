import type { CountedShare, QuestionStats, QuestionStatsAnswer } from '../../../shared/question-stats.ts';
import { useQuestionStats } from '../../data/use-question-stats.ts';
import { Await } from '../../parts/await.tsx';
import { DrawnHead } from '../../parts/drawn-head.tsx';
import { ShareBar } from '../../parts/share-bar.tsx';
import { finishedSentences, timesSentences } from '../../words/leaving-words.ts';
import { localisedText } from '../../words/localised-text.ts';
import { formatCount, formatShare } from '../../words/number.ts';
import { say } from '../../words/say.ts';
import { intervalRange } from '../../words/trend-words.ts';
import type { PartProps } from './part-props.ts';

/** Where people stop, as far as it is recorded, and how long they take. */
export function Leaving({ survey, view }: PartProps) {
  const answer = useQuestionStats(survey, view);
  return (
    <Await answer={answer} height={survey.questions.length * 52 + 150}>
      {(stats) => <Shown stats={stats} />}
    </Await>
  );
}

function Shown({ stats }: { stats: QuestionStatsAnswer }) {
  if (stats.responses === 0) return <p class="said">{say('No responses in this period.')}</p>;
  return (
    <>
      <p class="said">{finishedSentences(stats).join(' ')}</p>
      <p class="said">{timesSentences(stats.timeToAnswer).join(' ')}</p>
      <Steps questions={stats.questions} />
      <p class="said note">
        {say(
          'A question is reached by who answers it or a later one, and by who finishes with it on the way; its conditions are heeded. Whether somebody looked at the next question before leaving is not recorded.',
        )}
      </p>
    </>
  );
}

function Steps({ questions }: { questions: readonly QuestionStats[] }) {
  return (
    <table class="leaving">
      <caption class="hidden">
        {say('How many reached each question, answered it, and stopped after it')}
      </caption>
      <DrawnHead
        columns={[say('Question'), say('Reached it'), say('Answered it'), say('Stopped after it')]}
      />
      <tbody>
        {questions.map(({ id, text, reached, answered, dropOff }) => (
          <tr key={id}>
            <th scope="row">{localisedText(text)}</th>
            <td>{formatCount(reached)}</td>
            <td>
              <Share of={answered} />
            </td>
            <td>
              <Share of={dropOff} />
            </td>
            <td class="bar">
              {dropOff.value === null ? null : <ShareBar value={dropOff.value} ci={dropOff.ci} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A share with its interval below it; nothing where nobody came so far. */
function Share({ of: { value, ci } }: { of: CountedShare }) {
  if (value === null) return null;
  return (
    <>
      {formatShare(value)}
      {ci ? <small>{intervalRange(ci, 'share')}</small> : null}
    </>
  );
}
