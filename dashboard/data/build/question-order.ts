/** What becomes of a survey where questions come, go and change places. Pure. */
import type { Condition } from '../../../shared/condition.ts';
import type { Edited } from './edited.ts';

/** The list with one item in another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  const others = list.filter((_, i) => i !== from);
  return [...others.slice(0, to), item, ...others.slice(to)];
}

/** Without a question, and without the conditions and jumps that could not be without it. */
export function withoutQuestion(edited: Edited, id: string): Edited {
  const questions = edited.questions
    .filter((question) => question.id !== id)
    .map((question) => {
      const { jump, ...rest } = withoutCondition(question, id);
      const jumps = jump?.filter((one) => one.to !== id).map((one) => withoutCondition(one, id));
      return jumps?.length ? { ...rest, jump: jumps } : rest;
    }) as Edited['questions'];
  const { endings, ...display } = edited.display;
  const ends = endings?.map((ending) => withoutCondition(ending, id));
  return { ...edited, questions, display: ends ? { ...display, endings: ends } : display };
}

/** Conditions, jumps and endings that hang on the answer to a question. */
export function hangingOn({ questions, display }: Edited, id: string): number {
  const conditions = [
    ...questions.flatMap((question) => [question, ...(question.jump ?? [])]),
    ...(display.endings ?? []),
  ].filter((one) => one.if?.question === id);
  const jumps = questions.flatMap(({ jump = [] }) => jump.filter(({ to }) => to === id));
  return new Set([...conditions, ...jumps]).size;
}

/** The survey with another id for a question, in all that names it. */
export function renamed(edited: Edited, from: string, to: string): Edited {
  const name = (id: string) => (id === from ? to : id);
  const condition = <T extends { if?: Condition | undefined }>(one: T): T =>
    one.if ? { ...one, if: { ...one.if, question: name(one.if.question) } } : one;
  const questions = edited.questions.map((question) => ({
    ...condition(question),
    id: name(question.id),
    ...(question.jump
      ? { jump: question.jump.map((jump) => condition({ ...jump, to: name(jump.to) })) }
      : {}),
  })) as Edited['questions'];
  const { endings } = edited.display;
  const display = endings ? { ...edited.display, endings: endings.map(condition) } : edited.display;
  return { ...edited, questions, display };
}

function withoutCondition<T extends { if?: Condition | undefined }>(one: T, id: string): T {
  if (one.if?.question !== id) return one;
  const { if: _, ...rest } = one;
  return rest as T;
}
