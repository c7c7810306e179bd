/** Whether the questions of a survey refer to each other as they may. */
import type { z } from 'zod';
import type { Condition, Jump } from './condition.ts';
import type { Localised } from './localised.ts';
import { isRatingType } from './rating.ts';

/** What of a question matters to those that refer to it. */
export interface Referred {
  id: string;
  type: string;
  text: Localised;
  if?: Condition;
  jump?: Jump[];
  items?: readonly { id: string }[];
  options?: readonly { id: string }[];
  other?: boolean;
}

/** What each question may refer to is an earlier one, by what its type is answered with; it may jump to a later one. */
export function checkPaths(list: readonly Referred[], ctx: z.RefinementCtx): void {
  const refuse = (path: (string | number)[], message: string) =>
    ctx.addIssue({ code: 'custom', path, message });
  list.forEach((question, i) => {
    const earlier = list.slice(0, i);
    if (question.if) {
      checkCondition(question.if, earlier, (path, message) => refuse([i, 'if', ...path], message));
    }
    question.jump?.forEach((jump, n) => {
      const at = [i, 'jump', n];
      if (jump.if) {
        checkCondition(jump.if, [...earlier, question], (path, message) =>
          refuse([...at, 'if', ...path], message),
        );
      }
      if (jump.to !== 'end' && !list.slice(i + 1).some(({ id }) => id === jump.to)) {
        refuse([...at, 'to'], `"${jump.to}" must be a later question, or "end"`);
      }
    });
    for (const id of pipedInto(question.text)) {
      if (earlier.some((one) => one.id === id)) continue;
      refuse([i, 'text'], `{{${id}}} must name an earlier question`);
    }
  });
}

type Refuse = (path: string[], message: string) => void;

/** The parts of a condition that an answer to each type of question can be held against. */
function partsFor({ type }: Referred): readonly (keyof Condition)[] {
  if (isRatingType(type)) return ['lte', 'gte', 'eq', 'answered'];
  if (type === 'matrix' || type === 'kano') return ['item', 'lte', 'gte', 'eq', 'answered'];
  return type === 'text' ? ['answered'] : ['is', 'not', 'answered'];
}

/** Conditions on the questions before; `refuse` hears of each fault, by its path within the condition. */
export function checkCondition(condition: Condition, earlier: readonly Referred[], refuse: Refuse): void {
  const asked = earlier.find(({ id }) => id === condition.question);
  if (!asked) {
    refuse(['question'], `"${condition.question}" must be an earlier question`);
    return;
  }
  const allowed = partsFor(asked);
  const { question: _question, ...parts } = condition;
  for (const name of Object.keys(parts) as (keyof typeof parts)[]) {
    if (parts[name] === undefined || allowed.includes(name)) continue;
    refuse(
      [name],
      `does not go with "${asked.id}", a question of type ${asked.type}: use ${allowed.join(', ')}`,
    );
  }
  const items = itemsOf(asked);
  const onItem = condition.lte ?? condition.gte ?? condition.eq;
  if (items && onItem !== undefined && !items.includes(condition.item ?? '')) {
    refuse(['item'], `must be an item of "${asked.id}": ${items.join(', ')}`);
  }
  const options = optionsOf(asked);
  for (const name of ['is', 'not'] as const) {
    const unknown = [condition[name] ?? []].flat().find((one) => options && !options.includes(one));
    if (unknown !== undefined) refuse([name], `"${unknown}" must be one of ${options!.join(', ')}`);
  }
}

function itemsOf({ type, items }: Referred): string[] | undefined {
  return type === 'kano' ? ['functional', 'dysfunctional'] : items?.map(({ id }) => id);
}

function optionsOf({ type, options, other }: Referred): (string | boolean)[] | undefined {
  if (type === 'consent') return [true, false];
  return options && [...options.map(({ id }) => id), ...(other ? ['other'] : [])];
}

/** The questions whose answers a text takes in: `{{score}}`, or `{{score|what to say without an answer}}`. */
export function pipedInto(text: Localised): string[] {
  const texts = typeof text === 'string' ? [text] : Object.values(text);
  return texts.flatMap((one) =>
    [...one.matchAll(/\{\{([^{}|]*)(?:\|[^{}]*)?\}\}/g)].map((match) => match[1]!),
  );
}
