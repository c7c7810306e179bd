import type { AnswerValue, ListedResponse } from '../../shared/response.ts';
import type { Survey } from '../../shared/survey.ts';
import { stepLabel } from '../data/distribution-bars.ts';
import type { HeadlineQuestion } from '../data/headline-question.ts';
import { tone } from '../data/tone.ts';
import { ago } from '../words/ago.ts';
import { momentLabel } from '../words/moment-label.ts';

interface CommentProps {
  response: ListedResponse;
  survey: Survey;
  question: HeadlineQuestion | undefined;
  zone: string;
}

/** One comment: the rating that came with it, the words, and where and when they were written. */
export function Comment({ response, survey, question, zone }: CommentProps) {
  const received = new Date(response.receivedAt);
  const { page, language, device } = response.dimensions;
  const words = survey.questions.flatMap(({ id, type }) => {
    const text = response.answers[id];
    return type === 'text' && typeof text === 'string' && text !== '' ? [{ id, text }] : [];
  });
  return (
    <li class="comment">
      <Chip question={question} value={question && response.answers[question.id]} />
      <div>
        {words.map(({ id, text }) => (
          <p key={id} dir="auto" lang={language}>
            {text}
          </p>
        ))}
        <small>{[page, language, device].filter(Boolean).join(' · ')}</small>
      </div>
      <time dateTime={response.receivedAt} title={momentLabel(received, zone)}>
        {ago(received, new Date())}
      </time>
    </li>
  );
}

interface ChipProps {
  question: HeadlineQuestion | undefined;
  value: AnswerValue | undefined;
}

function Chip({ question, value }: ChipProps) {
  if (!question || typeof value !== 'number') {
    return (
      <span class="chip plain">
        <span aria-hidden="true">–</span>
        <span class="hidden">Not rated</span>
      </span>
    );
  }
  return (
    <span class={`chip ${tone(question.type, question.max, value)}`}>
      <span class="hidden">Rating </span>
      {stepLabel(question, value)}
    </span>
  );
}
