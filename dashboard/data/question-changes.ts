import type { Localised } from '../../shared/localised.ts';
import type { Question } from '../../shared/question.ts';

/** What became of one question from a version to the next. */
export interface QuestionChange {
  is:
    | 'added'
    | 'removed'
    /** Another type, or a scale of another length: the numbers before and after are not of one series. */
    | 'scale'
    | 'options'
    | 'weights'
    | 'reworded'
    | 'translated'
    | 'untranslated'
    /** When it is asked, where it leads, and whether it may be left out. */
    | 'rules'
    | 'moved'
    /** Anything else: pictures, how many may be chosen, how long a text may be. */
    | 'details';
  /** As it is now; of what was removed as it was. */
  question: Question;
  /** As it was, where it was. */
  before?: Question;
  /** Options or items that are new and gone; languages that are new or gone. */
  added?: string[];
  removed?: string[];
}

/** The changes of a survey's questions from one version to the next, in the order of the questions. */
export function questionChanges(before: readonly Question[], after: readonly Question[]): QuestionChange[] {
  const kept = after.filter(({ id }) => before.some((old) => old.id === id));
  const order = before.filter(({ id }) => after.some((now) => now.id === id));
  // One that moved pushes others: told of is the first that stands elsewhere.
  const moved = kept.find(({ id }, i) => id !== order[i]!.id);
  const changes = after.flatMap((question): QuestionChange[] => {
    const old = before.find(({ id }) => id === question.id);
    if (!old) return [{ is: 'added', question }];
    const isMoved = question === moved;
    return [
      ...changesOf(old, question),
      ...(isMoved ? [{ is: 'moved', question, before: old } as const] : []),
    ];
  });
  const removed = before.filter(({ id }) => !after.some((now) => now.id === id));
  return [...changes, ...removed.map((question): QuestionChange => ({ is: 'removed', question }))];
}

function changesOf(before: Question, question: Question): QuestionChange[] {
  if (before.type !== question.type || scaleOf(before) !== scaleOf(question))
    return [{ is: 'scale', question, before }];
  const of = (is: QuestionChange['is'], detail: Partial<QuestionChange> = {}): QuestionChange => ({
    ...{ is, question, before },
    ...detail,
  });
  const [oldParts, parts] = [partsOf(before), partsOf(question)];
  const added = parts.filter(({ id }) => !oldParts.some((old) => old.id === id)).map(({ id }) => id);
  const removed = oldParts.filter(({ id }) => !parts.some((now) => now.id === id)).map(({ id }) => id);
  const [oldLanguages, languages] = [languagesOf(before), languagesOf(question)];
  const translated = languages.filter((one) => !oldLanguages.includes(one));
  const untranslated = oldLanguages.filter((one) => !languages.includes(one));
  const changes = [
    ...(added.length + removed.length > 0 ? [of('options', { added, removed })] : []),
    ...(differ(weightsOf(before, removed), weightsOf(question, added)) ? [of('weights')] : []),
    ...(isReworded(before, question) ? [of('reworded')] : []),
    ...(translated.length > 0 ? [of('translated', { added: translated })] : []),
    ...(untranslated.length > 0 ? [of('untranslated', { removed: untranslated })] : []),
    ...(differ(rulesOf(before), rulesOf(question)) ? [of('rules')] : []),
  ];
  return changes.length === 0 && differ(before, question) ? [of('details')] : changes;
}

/** The tags of the languages that a question's own text is in; none where one text does for all. */
export function languagesOf({ text }: Pick<Question, 'text'>): string[] {
  return typeof text === 'string' ? [] : Object.keys(text);
}

function scaleOf(question: Question): number | undefined {
  return 'scale' in question ? question.scale : undefined;
}

function partsOf(question: Question): readonly { id: string; text: Localised; weight?: number }[] {
  if ('options' in question) return question.options;
  return 'items' in question ? question.items : [];
}

/** Of the items that are in both versions. */
function weightsOf(question: Question, others: readonly string[]) {
  return partsOf(question)
    .filter(({ id }) => !others.includes(id))
    .map(({ id, weight }) => [id, weight] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function rulesOf({ if: condition, jump, required }: Question) {
  return [condition, jump, required];
}

/** Whether what somebody read before reads otherwise now, in any language. Options that come or go are told apart. */
function isReworded(before: Question, question: Question): boolean {
  const [old, now] = [new Map(textsOf(before)), new Map(textsOf(question))];
  return [...new Set([...old.keys(), ...now.keys()])].some((name) => {
    const [was, is] = [old.get(name), now.get(name)];
    return was === undefined || is === undefined ? !name.startsWith('part ') : readsOtherwise(was, is);
  });
}

function textsOf(question: Question): [name: string, text: Localised][] {
  const { low, high } = { low: undefined, high: undefined, ...question };
  return [
    ['text', question.text],
    ...(low === undefined ? [] : [['low', low] as [string, Localised]]),
    ...(high === undefined ? [] : [['high', high] as [string, Localised]]),
    ...partsOf(question).map(({ id, text }): [string, Localised] => [`part ${id}`, text]),
  ];
}

function readsOtherwise(old: Localised, now: Localised): boolean {
  if (typeof old === 'string')
    return typeof now === 'string' ? old !== now : !Object.values(now).includes(old);
  if (typeof now === 'string') return !Object.values(old).includes(now);
  return Object.keys(now).some((tag) => old[tag] !== undefined && old[tag] !== now[tag]);
}

function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
