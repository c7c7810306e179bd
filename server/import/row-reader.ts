import { because } from '../../shared/because.ts';
import type { CauseCode } from '../../shared/cause.ts';
import type { ImportMapping, ImportRule } from '../../shared/import.ts';
import type { Question } from '../../shared/question.ts';
import type { SentAnswer } from '../../shared/response.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { StoredSurvey } from '../storage/contract/surveys.ts';
import { type Misread, shown } from './misread.ts';
import { readAnswer } from './read-answer.ts';
import { booleanOf, listOf, numberOf, textOf } from './read-cell.ts';
import { type ReadTime, timeReader } from './read-time.ts';
import type { Cell } from './record.ts';
import { type TargetKind, targets } from './targets.ts';

/** A survey that lines can be of, with the questions of each version. */
export interface KnownSurvey {
  survey: StoredSurvey;
  versions: ReadonlyMap<number, readonly Question[]>;
}

/** What a line says, as it would have been sent. */
export interface ReadRow {
  known: KnownSurvey;
  questions: readonly Question[];
  version: number;
  answers: Record<string, SentAnswer>;
  attributes: Record<string, string | number | boolean>;
  /** By the targets that are neither answers nor attributes; times in epoch milliseconds. */
  said: Readonly<Record<string, string | number | boolean | readonly unknown[]>>;
}

interface Compiled {
  target: string;
  rule: ImportRule;
  kind: TargetKind;
  time: ReadTime | null;
}

const erased = '(erased)';

/** Reads lines by a mapping. What of a line cannot be read is noted; whether it is stored without is the caller's. */
export class RowReader {
  readonly #site: StoredSite;
  readonly #surveys: ReadonlyMap<string, KnownSurvey>;
  readonly #plain: readonly Compiled[];
  readonly #attributes: readonly { name: string; rule: ImportRule }[];
  readonly #answers: readonly { question: string; part: string | null; rule: ImportRule }[];

  constructor(mapping: ImportMapping, site: StoredSite, surveys: ReadonlyMap<string, KnownSurvey>) {
    this.#site = site;
    this.#surveys = surveys;
    const entries = Object.entries(mapping);
    this.#plain = entries.flatMap(([target, rule]) => {
      const kind = Object.hasOwn(targets, target) ? targets[target]! : null;
      if (kind === null) return [];
      const time = kind === 'time' ? timeReader(rule.time ?? 'iso', rule.timezone ?? site.timezone) : null;
      return [{ target, rule, kind, time }];
    });
    this.#attributes = named(entries, 'attributes.').map(([name, rule]) => ({ name, rule }));
    this.#answers = named(entries, 'answers.').map(([path, rule]) => {
      const [question, part = null] = path.split('.') as [string, string?];
      return { question, part, rule };
    });
  }

  read(cells: Readonly<Record<string, Cell>>, misread: Misread[]): ReadRow | null {
    const said = this.#said(cells, misread);
    const known = this.#surveys.get(String(said.survey ?? ''));
    if (!known) {
      misread.push({
        path: 'survey',
        ...(said.survey === undefined
          ? because('missing')
          : because('unknown_survey', { survey: shown(said.survey) })),
      });
      return null;
    }
    const version = (said.version as number | undefined) ?? known.survey.version;
    const questions = known.versions.get(version);
    if (!questions) {
      misread.push({
        path: 'version',
        ...because('no_version', { version, survey: known.survey.slug, latest: known.survey.version }),
      });
      return null;
    }
    const answers = this.#answersOf(cells, questions, misread);
    const attributes = this.#attributesOf(cells, misread);
    return { known, questions, version, answers, attributes, said };
  }

  #said(cells: Readonly<Record<string, Cell>>, misread: Misread[]): Record<string, Cell> {
    const said: Record<string, Cell> = {};
    for (const { target, rule, kind, time } of this.#plain) {
      const cell = cellOf(rule, cells);
      if (cell === undefined) continue;
      const value = time ? time(cell) : plainOf(kind, cell, rule);
      if (value === null) misread.push({ path: target, ...because(noneOf[kind], { cell: shown(cell) }) });
      else said[target] = value;
    }
    return said;
  }

  #answersOf(
    cells: Readonly<Record<string, Cell>>,
    questions: readonly Question[],
    misread: Misread[],
  ): Record<string, SentAnswer> {
    const answers: Record<string, SentAnswer> = {};
    for (const { question: id, part, rule } of this.#answers) {
      const cell = cellOf(rule, cells);
      if (cell === undefined) continue;
      const question = questions.find((one) => one.id === id);
      const path = part === null ? `answers.${id}` : `answers.${id}.${part}`;
      if (!question) {
        misread.push({ path, ...because('no_question') });
        continue;
      }
      const answer =
        part === null ? readAnswer(question, cell, rule.separator) : partOf(question, part, cell);
      if (answer === null) misread.push({ path, ...because('no_answer', { cell: shown(cell) }) });
      else answers[id] = joined(answers[id], answer);
    }
    return answers;
  }

  #attributesOf(
    cells: Readonly<Record<string, Cell>>,
    misread: Misread[],
  ): Record<string, string | number | boolean> {
    const attributes: Record<string, string | number | boolean> = {};
    for (const { name, rule } of this.#attributes) {
      const cell = cellOf(rule, cells);
      if (cell === undefined) continue;
      const type = Object.hasOwn(this.#site.attributes, name) ? this.#site.attributes[name]!.type : null;
      if (type === null) continue;
      const value = cell === erased ? erased : typed[type](cell);
      if (value === null)
        misread.push({ path: `attributes.${name}`, ...because(noneOf[type], { cell: shown(cell) }) });
      else attributes[name] = value;
    }
    return attributes;
  }
}

const noneOf = {
  string: 'no_text',
  text: 'no_text',
  number: 'no_number',
  boolean: 'no_boolean',
  time: 'no_time',
  list: 'no_list',
} as const satisfies Record<TargetKind | 'string', CauseCode>;

const typed = { string: textOf, number: numberOf, boolean: booleanOf };

function named(entries: readonly [string, ImportRule][], prefix: string): [string, ImportRule][] {
  return entries.flatMap(([target, rule]): [string, ImportRule][] =>
    target.startsWith(prefix) ? [[target.slice(prefix.length), rule]] : [],
  );
}

/** Undefined: nothing is said. */
function cellOf(rule: ImportRule, cells: Readonly<Record<string, Cell>>): Cell | undefined {
  if (rule.value !== undefined) return rule.value;
  const cell = Object.hasOwn(cells, rule.column!) ? cells[rule.column!] : undefined;
  if (cell === undefined || rule.values === undefined || typeof cell === 'object') return blankless(cell);
  const text = String(cell).trim();
  return Object.hasOwn(rule.values, text) ? (rule.values[text] ?? undefined) : blankless(cell);
}

function blankless(cell: Cell | undefined): Cell | undefined {
  return typeof cell === 'string' && cell.trim() === '' ? undefined : cell;
}

function plainOf(kind: TargetKind, cell: Cell, rule: ImportRule): Cell | null {
  if (kind === 'list') return listOf(cell, rule.separator);
  if (kind === 'boolean') return booleanOf(cell);
  return kind === 'number' ? numberOf(cell) : (textOf(cell)?.trim() ?? null);
}

/** An item of a matrix, a half of a Kano question, or `other` for one's own words. */
function partOf(question: Question, part: string, cell: Cell): SentAnswer | null {
  if (part === 'other') {
    const other = textOf(cell);
    if (other === null) return null;
    return question.type === 'choices' ? [{ other }] : { other };
  }
  const value = numberOf(cell);
  return value === null ? null : { [part]: value };
}

/** What several columns say of one question. */
function joined(first: SentAnswer | undefined, second: SentAnswer): SentAnswer {
  if (first === undefined) return second;
  if (Array.isArray(first) && Array.isArray(second)) return [...first, ...second];
  if (typeof first === 'object' && typeof second === 'object' && !Array.isArray(first))
    return { ...first, ...second } as SentAnswer;
  return second;
}
