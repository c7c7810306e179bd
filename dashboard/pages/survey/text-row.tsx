import type { Question } from '../../../shared/question.ts';
import type { Survey } from '../../../shared/survey.ts';
import { useQuestionStats } from '../../data/use-question-stats.ts';
import type { View } from '../../data/view.ts';
import { AwaitWord } from '../../parts/await-word.tsx';
import { localisedText } from '../../words/localised-text.ts';
import { say } from '../../words/say.ts';
import { wroteSentence } from '../../words/wrote-sentence.ts';

interface TextRowProps {
  question: Question;
  survey: Survey;
  view: View;
}

/** A question that is answered in words: how many of those who reached it did. */
export function TextRow({ question, survey, view }: TextRowProps) {
  const answer = useQuestionStats(survey, view);
  return (
    <tr>
      <th scope="row">
        {localisedText(question.text)}
        <small>{say('Own words')}</small>
      </th>
      <td class="instead" colSpan={4}>
        <AwaitWord answer={answer}>
          {({ questions }) => {
            const asked = questions.find(({ id }) => id === question.id);
            return asked ? wroteSentence(asked.answered) : null;
          }}
        </AwaitWord>
      </td>
    </tr>
  );
}
