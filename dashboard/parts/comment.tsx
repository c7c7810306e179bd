import type { ListedResponse } from '../../shared/response.ts';
import type { Survey } from '../../shared/survey.ts';
import type { HeadlineQuestion } from '../data/headline-question.ts';
import { ago } from '../words/ago.ts';
import { momentLabel } from '../words/moment-label.ts';
import { AnswerTexts } from './answer-texts.tsx';
import { RatingChip } from './rating-chip.tsx';

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
  return (
    <li class="comment">
      <RatingChip question={question} value={question && response.answers[question.id]} />
      <div>
        <AnswerTexts response={response} survey={survey} />
        <small>{[page, language, device].filter(Boolean).join(' · ')}</small>
      </div>
      <time dateTime={response.receivedAt} title={momentLabel(received, zone)}>
        {ago(received, new Date())}
      </time>
    </li>
  );
}
