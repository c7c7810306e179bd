import type { Because } from '../../../shared/because.ts';
import type { ProblemCode } from '../../../shared/problem.ts';
import type { AnswerValue, SentAnswer } from '../../../shared/response.ts';
import type { AnswerCell } from '../../storage/contract/stored-response.ts';

/** What an answer comes to. */
export interface Judged {
  /** As it is stored; absent where nothing was said. */
  value?: AnswerValue;
  /** What it adds to the counts. */
  cells: AnswerCell[];
  /** The part of the question that it leaves open: a required question needs all of its parts. */
  open?: string;
}

/** Why it is none. A value of the wrong type is against the schema; one that the question has not, against the survey. */
export interface Misfit {
  code: Extract<ProblemCode, 'invalid_request' | 'invalid_answer'>;
  /** Where below the question, like `.speed`; empty: the answer as a whole. */
  at: string;
  why: string | Because;
}

/** Judges the answers to one type of question. Pure. */
export type Judge<Q> = (question: Q, sent: SentAnswer) => Judged | Misfit;

/** The value is of the wrong type or too long. */
export function mistyped(why: Misfit['why'], at = ''): Misfit {
  return { code: 'invalid_request', at, why };
}

/** The question has no such value. */
export function offSurvey(why: Misfit['why'], at = ''): Misfit {
  return { code: 'invalid_answer', at, why };
}
