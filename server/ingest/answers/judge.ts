import type { Question, QuestionType } from '../../../shared/question.ts';
import type { SentAnswer } from '../../../shared/response.ts';
import { choice } from './choice.ts';
import { choices } from './choices.ts';
import { consent } from './consent.ts';
import type { Judge, Judged, Misfit } from './judged.ts';
import { kano } from './kano.ts';
import { matrix } from './matrix.ts';
import { rating } from './rating.ts';
import { text } from './text.ts';

const judges: { readonly [T in QuestionType]: Judge<Extract<Question, { type: T }>> } = {
  nps: rating,
  csat: rating,
  ces: rating,
  expectation: rating,
  stars: rating,
  emoji: rating,
  thumbs: rating,
  choice,
  choices,
  matrix,
  text,
  kano,
  consent,
};

/** What an answer comes to by its question's type, or why it is none. Pure. */
export function judge(question: Question, sent: SentAnswer): Judged | Misfit {
  return (judges[question.type] as Judge<Question>)(question, sent);
}
