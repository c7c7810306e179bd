/** One visitor's way through one survey: a pure reducer, idle -> asked -> answering -> sending -> sent | queued. */
import type { AnswerValue } from '../shared/response.ts';
import type { WidgetQuestion } from '../shared/widget-config.ts';
import { type Answers, answerTo, given, isTyped, isWhole } from './answer.ts';
import { applying } from './applies.ts';

export type Phase = 'idle' | 'asked' | 'answering' | 'sending' | 'sent' | 'queued';

export interface Session {
  phase: Phase;
  questions: readonly WidgetQuestion[];
  /** Index of the question that is asked. */
  at: number;
  answers: Answers;
  /** An answer is needed before it goes on, and the visitor has been told. */
  needed: boolean;
  /** The visitor went back: from then on only Next moves on. */
  wentBack: boolean;
}

export type Action =
  | { type: 'show' }
  /** `activated`: by click, Enter or Space, and not by an arrow key or in writing. */
  | { type: 'answer'; value: AnswerValue; activated?: boolean }
  | { type: 'next' }
  | { type: 'back' }
  | { type: 'settle'; as: 'sent' | 'queued' };

export function begin(questions: readonly WidgetQuestion[]): Session {
  return { phase: 'idle', questions, at: 0, answers: {}, needed: false, wentBack: false };
}

/** As it was when the page went away. */
export function resumed(questions: readonly WidgetQuestion[], answers: Answers, at: string): Session {
  const found = questions.findIndex(({ id }) => id === at);
  return { ...begin(questions), phase: 'answering', answers, at: Math.max(found, 0) };
}

/**
 * A single choice that is activated moves on at once where another question follows. Arrow keys only ever select, because
 * in a radio group they pass over the values on the way; the last question always waits for Send, so nothing is sent
 * unasked; and after Back only Next moves on, so that a correction can be looked at.
 */
export function reduce(session: Session, action: Action): Session {
  switch (action.type) {
    case 'show':
      return session.phase === 'idle' ? { ...session, phase: 'asked' } : session;
    case 'answer': {
      const after = answered(session, action.value);
      return action.activated && !session.wentBack && following(after) !== undefined ? next(after) : after;
    }
    case 'next':
      return next(session);
    case 'back':
      return back(session);
    case 'settle':
      return session.phase === 'sending' || session.phase === 'queued'
        ? { ...session, phase: action.as }
        : session;
  }
}

/** The visitor may still answer. */
export function isOpen({ phase }: Session): boolean {
  return phase === 'asked' || phase === 'answering';
}

/** The answer is out of the visitor's hands. */
export function isDone({ phase }: Session): boolean {
  return phase === 'sent' || phase === 'queued';
}

export function current(session: Session): WidgetQuestion {
  return session.questions[session.at]!;
}

/** Which question it is, from 1, of how many that apply to the answers so far. */
export function progress(session: Session): { n: number; of: number } {
  const { questions, answers } = session;
  const asked = applying(questions, answers);
  return { n: asked.indexOf(current(session)) + 1, of: asked.length };
}

export function isLast(session: Session): boolean {
  return following(session) === undefined;
}

/**
 * The answers to send. While incomplete, what is typed counts only once the visitor has moved on from it: what was typed
 * and not sent stays with them.
 */
export function answersToSend({ questions, answers, at }: Session, complete: boolean): Answers {
  const sent: Answers = {};
  questions.forEach((question, index) => {
    const answer = given(question, answerTo(question.id, answers));
    if (answer === undefined) return;
    if (complete || index < at || !isTyped(question, answer)) sent[question.id] = answer;
  });
  return sent;
}

function answered(session: Session, value: AnswerValue): Session {
  if (!isOpen(session)) return session;
  const all = { ...session.answers, [current(session).id]: value };
  const answers: Answers = {};
  for (const { id } of applying(session.questions, all)) {
    const answer = answerTo(id, all);
    if (answer !== undefined) answers[id] = answer;
  }
  return { ...session, phase: 'answering', answers, needed: false };
}

function next(session: Session): Session {
  if (!isOpen(session)) return session;
  const after = following(session);
  const nothingToSend = after === undefined && Object.keys(answersToSend(session, true)).length === 0;
  if (nothingToSend || isNeeded(session)) return { ...session, needed: true };
  return after === undefined ? { ...session, phase: 'sending' } : { ...session, at: after, wentBack: false };
}

function back(session: Session): Session {
  const before = indexes(session)
    .filter((index) => index < session.at)
    .at(-1);
  return before === undefined || !isOpen(session)
    ? session
    : { ...session, at: before, needed: false, wentBack: true };
}

/** An answer that was begun and is none yet, such as too few options, has to be finished even where none is required. */
function isNeeded(session: Session): boolean {
  const question = current(session);
  const answer = answerTo(question.id, session.answers);
  return question.required
    ? !isWhole(question, answer)
    : isBegun(answer) && given(question, answer) === undefined;
}

function isBegun(answer: AnswerValue | undefined): boolean {
  return typeof answer === 'object' && Object.keys(answer).length > 0;
}

function following(session: Session): number | undefined {
  return indexes(session).find((index) => index > session.at);
}

function indexes({ questions, answers }: Session): number[] {
  return applying(questions, answers).map((question) => questions.indexOf(question));
}
