import type { ListedResponse } from '../../../shared/response.ts';
import { stepLabel } from '../../data/distribution-bars.ts';
import { headlineQuestion } from '../../data/headline-question.ts';
import { AnswerTexts } from '../../parts/answer-texts.tsx';
import { RatingChip } from '../../parts/rating-chip.tsx';
import { ago } from '../../words/ago.ts';
import { answerLines } from '../../words/answer-lines.ts';
import { contextWords } from '../../words/context-words.ts';
import { momentLabel } from '../../words/moment-label.ts';
import { say } from '../../words/say.ts';
import { standingWords } from '../../words/standing-words.ts';
import { AnswerActions } from './answer-actions.tsx';
import { AnswerTags } from './answer-tags.tsx';
import type { Desk } from './desk.ts';

interface AnswerArticleProps {
  response: ListedResponse;
  /** Its place in the list, from 0, and how many there are; −1: that is not known yet. */
  at: number;
  of: number;
  /** The one that the keyboard is at. */
  current: boolean;
  desk: Desk;
}

/** One answer: rating, words, where it comes from, whether it counts and why not, its tags, and what can be done. */
export function AnswerArticle({ response, at, of, current, desk }: AnswerArticleProps) {
  const survey = desk.surveys.find(({ slug }) => slug === response.survey);
  const question = survey && headlineQuestion(survey);
  const value = question && response.answers[question.id];
  const received = new Date(response.receivedAt);
  const when = ago(received, new Date());
  const selected = desk.selected.has(response.id);
  const standing = standingWords(response);
  return (
    <article
      class={response.class === 'archived' ? 'answer put-away' : 'answer'}
      data-id={response.id}
      tabIndex={current ? 0 : -1}
      aria-posinset={at + 1}
      aria-setsize={of}
      aria-label={
        question && typeof value === 'number'
          ? say('Rating {rating}, {when}', { rating: stepLabel(question, value), when })
          : say('Not rated, {when}', { when })
      }
      aria-describedby={`words-${response.id}`}
    >
      {desk.mayCare ? (
        <input
          type="checkbox"
          aria-label={say('Select this answer')}
          checked={selected}
          tabIndex={current ? 0 : -1}
          onChange={(event) => desk.select(response, event.currentTarget.checked)}
        />
      ) : (
        <span />
      )}
      <RatingChip question={question} value={value} />
      <div class="what">
        <div id={`words-${response.id}`}>
          {survey ? <AnswerTexts response={response} survey={survey} asked /> : null}
          {survey
            ? answerLines(survey, response, question?.id).map(({ id, question: asked, answer }) => (
                <p key={id} class="line">
                  <small>{asked}</small> {answer}
                </p>
              ))
            : null}
          {response.erased ? (
            <p class="faint">{say('It was erased, or its term is over. This is what is left.')}</p>
          ) : null}
          {response.wordless && !response.erased ? (
            <p class="faint">{say('Its own words are gone: their term is over.')}</p>
          ) : null}
        </div>
        <small class="context">
          {[...(desk.view.survey || !survey ? [] : [survey.name]), ...contextWords(response)].map(
            (piece, i) => (
              <span key={i}>{piece}</span>
            ),
          )}
        </small>
        {standing ? <p class="standing">{standing}</p> : null}
        <AnswerTags response={response} current={current} desk={desk} />
      </div>
      <time dateTime={response.receivedAt} title={momentLabel(received, desk.zone)}>
        {when}
      </time>
      <AnswerActions response={response} desk={desk} />
    </article>
  );
}
