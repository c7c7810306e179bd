/** Where a series has another question before than after. Pure. */

import type { Question } from '../../shared/question.ts';
import type { SeriesBreak } from '../../shared/stats-answer.ts';
import type { SurveyVersion } from '../../shared/survey.ts';
import type { Range } from './period.ts';

/**
 * The changes of a survey's questions within a range, oldest first. The series goes on through them: this is the mark
 * that says from where on something else was asked. A translation that was added is no change.
 *
 * @param question only this one; of an item of a matrix `question.item`
 */
export function breaksOf(
  slug: string,
  versions: readonly SurveyVersion[],
  { from, to }: Range,
  question: string | undefined,
): SeriesBreak[] {
  const ordered = [...versions].sort((a, b) => a.version - b.version);
  return ordered.slice(1).flatMap((after, i) => {
    const at = Date.parse(after.createdAt);
    if (at < from || at >= to) return [];
    return changes(ordered[i]!.questions, after.questions)
      .filter(([id]) => question === undefined || id === question.split('.')[0])
      .map(([id, change]) => ({
        at: after.createdAt,
        survey: slug,
        version: after.version,
        question: id,
        change,
      }));
  });
}

type Change = SeriesBreak['change'];

function changes(before: readonly Question[], after: readonly Question[]): [string, Change][] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  return ids.flatMap((id): [string, Change][] => {
    const [old, now] = [before.find((q) => q.id === id), after.find((q) => q.id === id)];
    if (!now) return [[id, 'removed']];
    if (!old) return [[id, 'added']];
    const change = kinds.find(([, of]) => differs(of(old), of(now)));
    return change ? [[id, change[0]]] : [];
  });
}

/** What is told of a question that changed: the first that applies. */
const kinds: [Change, (question: Question) => unknown][] = [
  ['scale', (q) => [q.type, 'scale' in q ? q.scale : null]],
  ['options', (q) => partsOf(q)?.map(({ id }) => id)],
  ['weights', (q) => (q.type === 'matrix' ? q.items.map(({ weight }) => weight) : null)],
  ['wording', (q) => [q.text, partsOf(q)?.map(({ text }) => text)]],
];

function partsOf(question: Question): readonly { id: string; text: unknown }[] | undefined {
  if ('options' in question) return question.options;
  return 'items' in question ? question.items : undefined;
}

/** Compares texts language by language: one that is new in `now` changes nothing for those who read another. */
function differs(old: unknown, now: unknown): boolean {
  if (isMap(old) && isMap(now)) return Object.keys(old).some((key) => differs(old[key], now[key]));
  if (Array.isArray(old) && Array.isArray(now)) {
    return old.length !== now.length || old.some((part, i) => differs(part, now[i]));
  }
  if (typeof old === 'string' && isMap(now)) return !Object.values(now).includes(old);
  return JSON.stringify(old) !== JSON.stringify(now);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
