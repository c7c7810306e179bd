import type { ImportMapping, ImportRule } from '../../shared/import.ts';
import { isRatingQuestion, type Question, scaleOfQuestion } from '../../shared/question.ts';
import type { Site } from '../../shared/site.ts';
import type { StoredSurvey } from '../storage/contract/surveys.ts';
import { guessOwn } from './guess-own.ts';
import { guessTime } from './guess-time.ts';
import { guessValues } from './guess-values.ts';
import { numberOf } from './read-cell.ts';
import type { Cell, FileRecord } from './record.ts';
import { uuidOf } from './row-id.ts';
import { cellsOf } from './samples.ts';

export interface GuessInput {
  columns: readonly string[];
  records: readonly FileRecord[];
  site: Pick<Site, 'attributes'>;
  /** Of which the answers are; null: that is open. */
  survey: Pick<StoredSurvey, 'slug' | 'questions'> | null;
}

/** What the columns of a file are named for, in the words that people use. */
const names: readonly (readonly [target: string, names: RegExp])[] = [
  ['id', /^(id|uuid|response.?id|answer.?id|key|nummer|编号)$/i],
  [
    'receivedAt',
    /^(received.?at|created|created.?at|created.?on|date|datum|time|timestamp|submitted|completed|.*时间|日期)$/i,
  ],
  ['page', /^(page|url|address|link|seite)$/i],
  ['touchpoint', /^(touch.?point)$/i],
  ['channel', /^(channel|source|kanal|渠道)$/i],
  ['language', /^(language|lang|locale|sprache|语言)$/i],
  ['release', /^(release|app.?version|build)$/i],
  ['variant', /^(variant|experiment|bucket)$/i],
  ['visitor', /^(visitor|customer|customer.?id|user|user.?id|member.?id|kunde)$/i],
  ['device', /^(device)$/i],
  ['browser', /^(browser)$/i],
  ['country', /^(country|land|国家)$/i],
  ['tags', /^(tags|labels)$/i],
];

/** What a file's columns may be for, by their names and by what they hold: to be looked at before it is used. Pure. */
export function guessMapping({ columns, records, site, survey }: GuessInput): {
  mapping: ImportMapping;
  own: boolean;
} {
  const own = guessOwn(columns);
  if (own) return { mapping: own, own: true };
  const free = new Set(columns);
  const mapping: Record<string, ImportRule> = {};
  const take = (target: string, column: string, rest: Omit<ImportRule, 'column'> = {}) => {
    mapping[target] = { column, ...rest };
    free.delete(column);
  };
  if (survey) mapping.survey = { value: survey.slug };
  const of = (column: string) => cellsOf(column, records);
  const questions = survey?.questions ?? [];
  // By its name, first; then by what it holds, the first question first.
  for (const question of questions) {
    for (const [path, texts] of partsOf(question)) {
      const column = [...free].find((name) => texts.some((text) => isSame(name, text)));
      if (column !== undefined && fits(question, of(column)))
        take(`answers.${path}`, column, guessValues(question, of(column)) ?? {});
    }
  }
  for (const name of Object.keys(site.attributes)) {
    const column = [...free].find((one) => isSame(one, name) || isSame(one, `attributes.${name}`));
    if (column !== undefined) take(`attributes.${name}`, column);
  }
  for (const column of [...free]) {
    const [target] = names.find(([one, expression]) => expression.test(column) && !mapping[one]) ?? [];
    if (target === undefined) continue;
    if (target !== 'receivedAt') {
      if (target !== 'channel' || of(column).every(isChannel)) take(target, column);
      continue;
    }
    const time = guessTime(of(column).slice(0, 200));
    if (time !== null) take(target, column, { time });
  }
  const dated = [...free].find((column) => isTime(of(column)));
  if (!mapping.receivedAt && dated !== undefined)
    take('receivedAt', dated, { time: guessTime(of(dated).slice(0, 200))! });
  for (const question of questions) {
    if (mapping[`answers.${question.id}`] || question.type === 'matrix' || question.type === 'kano') continue;
    const column = [...free]
      .filter((name) => couldAnswer(question, of(name)))
      .sort((a, b) => likelihood(question, of(b)) - likelihood(question, of(a)))[0];
    if (column !== undefined) take(`answers.${question.id}`, column, guessValues(question, of(column)) ?? {});
  }
  if (!mapping.id && records.length > 0) {
    const named = [...free].find(
      (column) => of(column).length === records.length && of(column).every(uuidOf),
    );
    if (named !== undefined) take('id', named);
  }
  return { mapping, own: false };
}

function isTime(cells: readonly Cell[]): boolean {
  return (
    cells.length > 0 &&
    cells.every((cell) => typeof cell === 'string') &&
    guessTime(cells.slice(0, 200)) !== null
  );
}

function isChannel(cell: Cell): boolean {
  return typeof cell === 'string' && /^[a-z][a-z0-9_-]{0,31}$/.test(cell);
}

/** The targets of a question below `answers.`, each with the names that its column could have. */
function partsOf(question: Question): [path: string, names: string[]][] {
  const texts = Object.values(typeof question.text === 'string' ? { '': question.text } : question.text);
  const whole: [string, string[]][] = [[question.id, [question.id, `answers.${question.id}`, ...texts]]];
  const part = (id: string, text: string[] = []): [string, string[]] => [
    `${question.id}.${id}`,
    [`${question.id}.${id}`, `answers.${question.id}.${id}`, id, ...text],
  ];
  if (question.type === 'matrix')
    return question.items.map(({ id, text }) =>
      part(id, Object.values(typeof text === 'string' ? [text] : text)),
    );
  return question.type === 'kano' ? [part('functional'), part('dysfunctional')] : whole;
}

function isSame(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[\s_.-]+/g, ' ')
      .trim();
  return plain(a) === plain(b);
}

/** Whether what a column of the right name holds can be answers: some of it is, if not all. */
function fits(question: Question, cells: readonly Cell[]): boolean {
  if (!isRatingQuestion(question)) return true;
  return cells.some((cell) => numberOf(cell) !== null) || guessValues(question, cells) !== null;
}

/** Whether a column can be the answers to a question by what it holds alone. */
function couldAnswer(question: Question, cells: readonly Cell[]): boolean {
  if (cells.length === 0) return false;
  const scale = scaleOfQuestion(question);
  if (scale) {
    const numbers = cells.map(numberOf);
    const isStep = (n: number | null) =>
      n !== null && Number.isInteger(n) && n >= scale.min && n <= scale.max;
    return numbers.every(isStep) || guessValues(question, cells) !== null;
  }
  if (question.type === 'text') return cells.every((cell) => typeof cell === 'string');
  return guessValues(question, cells) !== null;
}

/** Of several columns that could be: a scale that is used to its end, a text that is long and unlike the others. */
function likelihood(question: Question, cells: readonly Cell[]): number {
  const scale = scaleOfQuestion(question);
  if (scale) {
    const numbers = cells.map(numberOf).filter((n) => n !== null);
    return numbers.length === 0
      ? 0.5
      : (Math.max(...numbers) - Math.min(...numbers)) / (scale.max - scale.min);
  }
  const texts = cells.map(String);
  return (
    texts.reduce((sum, text) => sum + text.length, 0) / texts.length + new Set(texts).size / texts.length
  );
}
