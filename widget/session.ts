/** One visitor's way through one survey: a pure reducer, idle -> asked -> answering -> sending -> sent | queued. */
import type { WidgetQuestion } from '../shared/widget-config.ts';

export type Phase = 'idle' | 'asked' | 'answering' | 'sending' | 'sent' | 'queued';
export type Answers = Record<string, number | string>;

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
  /** `activated`: by click, Enter or Space, and not by an arrow key. */
  | { type: 'rate'; value: number; activated: boolean }
  | { type: 'write'; text: string }
  | { type: 'next' }
  | { type: 'back' }
  | { type: 'settle'; as: 'sent' | 'queued' };

export function begin(questions: readonly WidgetQuestion[]): Session {
  return { phase: 'idle', questions, at: 0, answers: {}, needed: false, wentBack: false };
}

/**
 * A rating that is activated moves on at once where another question follows. Arrow keys only ever select, because in a
 * radio group they pass over the values on the way; the last question always waits for Send, so nothing is sent unasked;
 * and after Back only Next moves on, so that a correction can be looked at.
 */
export function reduce(session: Session, action: Action): Session {
  switch (action.type) {
    case 'show':
      return session.phase === 'idle' ? { ...session, phase: 'asked' } : session;
    case 'rate': {
      const rated = answered(session, action.value);
      return action.activated && !session.wentBack && following(rated) !== undefined ? next(rated) : rated;
    }
    case 'write':
      return answered(session, action.text);
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
  const applying = applyingIndexes(session);
  return { n: applying.indexOf(session.at) + 1, of: applying.length };
}

export function isLast(session: Session): boolean {
  return following(session) === undefined;
}

/**
 * The answers to send. While incomplete, a text counts only once the visitor has moved on from it: what was typed and
 * not sent stays with them.
 */
export function answersToSend({ questions, answers, at }: Session, complete: boolean): Answers {
  const given: Answers = {};
  questions.forEach(({ id }, index) => {
    const answer = answerTo(id, answers);
    if (typeof answer === 'number') given[id] = answer;
    else if (answer?.trim() && (complete || index < at)) given[id] = answer.trim();
  });
  return given;
}

/** Ids are the survey's own words, `toString` among them. */
export function answerTo(id: string, answers: Answers): number | string | undefined {
  return Object.hasOwn(answers, id) ? answers[id] : undefined;
}

function answered(session: Session, value: number | string): Session {
  if (!isOpen(session)) return session;
  const all = { ...session.answers, [current(session).id]: value };
  const answers: Answers = {};
  for (const question of session.questions) {
    const answer = answerTo(question.id, all);
    if (answer !== undefined && applies(question, answers)) answers[question.id] = answer;
  }
  return { ...session, phase: 'answering', answers, needed: false };
}

function next(session: Session): Session {
  if (!isOpen(session)) return session;
  const after = following(session);
  const nothingToSend = after === undefined && Object.keys(answersToSend(session, true)).length === 0;
  if (nothingToSend || (current(session).required && !isAnswered(session))) {
    return { ...session, needed: true };
  }
  return after === undefined ? { ...session, phase: 'sending' } : { ...session, at: after, wentBack: false };
}

function back(session: Session): Session {
  const before = applyingIndexes(session)
    .filter((index) => index < session.at)
    .at(-1);
  return before === undefined || !isOpen(session)
    ? session
    : { ...session, at: before, needed: false, wentBack: true };
}

function isAnswered(session: Session): boolean {
  const answer = answerTo(current(session).id, session.answers);
  return typeof answer === 'number' || Boolean(answer?.trim());
}

function following(session: Session): number | undefined {
  return applyingIndexes(session).find((index) => index > session.at);
}

function applyingIndexes({ questions, answers }: Session): number[] {
  return [...questions.keys()].filter((index) => applies(questions[index]!, answers));
}

/** Answers to questions that do not apply are dropped, so an earlier question that was skipped counts as open here. */
function applies({ if: condition }: WidgetQuestion, answers: Answers): boolean {
  if (!condition) return true;
  const { question, lte, gte, eq } = condition;
  const value = answerTo(question, answers);
  return (
    typeof value === 'number' &&
    (lte === undefined || value <= lte) &&
    (gte === undefined || value >= gte) &&
    (eq === undefined || value === eq)
  );
}
