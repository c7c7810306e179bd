import type { ListedResponse } from '../../../shared/response.ts';
import type { ResponseClass } from '../../../shared/response-class.ts';
import type { Survey } from '../../../shared/survey.ts';
import type { View } from '../../data/view.ts';
import { ViewLink } from '../../parts/view-link.tsx';
import { answerWords } from '../../words/answer-words.ts';
import { say } from '../../words/say.ts';
import { Step } from './step.tsx';

interface AnswerStepProps {
  survey: Survey;
  count: 'none' | 'first' | 'several';
  newest: ListedResponse | undefined;
  /** Where the numbers of the survey are. */
  numbers: View;
}

/** Why an answer is in the list, and not in the numbers. */
const apart: Readonly<Partial<Record<ResponseClass, string>>> = {
  test: say('It is a test, so it is kept out of the numbers.'),
  bots: say('A program seems to have sent it, so it is kept out of the numbers.'),
  flagged: say('It looks automatic or repeated, so it is kept out of the numbers.'),
  partial: say('It is not finished yet.'),
};

/** Whether an answer has come, and what it says. */
export function AnswerStep({ survey, count, newest, numbers }: AnswerStepProps) {
  if (count === 'none' || !newest) {
    return (
      <Step state="waiting" title={say('No answer yet')}>
        <p class="said">{say('Give one yourself: it is shown here within a second.')}</p>
      </Step>
    );
  }
  const words = answerWords(survey, newest);
  return (
    <Step state="done" title={count === 'first' ? firstTitle(words) : latestTitle(words)}>
      {apart[newest.class] ? <p class="said">{apart[newest.class]}</p> : null}
      <p>
        <ViewLink view={numbers} class="button primary">
          {say('Look at its numbers')}
        </ViewLink>
      </p>
    </Step>
  );
}

function firstTitle(answer: string): string {
  return answer ? say('First answer: {answer}', { answer }) : say('First answer');
}

function latestTitle(answer: string): string {
  return answer ? say('Answers arrive, the latest: {answer}', { answer }) : say('Answers arrive');
}
