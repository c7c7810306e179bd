import type { Question } from '../../shared/question.ts';
import { answersOfCells } from './answers-of-cells.ts';
import type { Progress, ProgressQuestion, QuestionProgress } from './contract/progress.ts';
import { type QuestionPath, questionPath } from './question-path.ts';
import type { RowChunk } from './row-chunks.ts';
import { RowCoverage } from './row-coverage.ts';
import { RowDimensions, type RowStrings, type RowTest, remembering } from './row-dimensions.ts';
import { isErased } from './standing-bits.ts';
import type { UncountedAnswers } from './uncounted-answers.ts';

/** Tenths of a second in an hour: what takes longer was left open meanwhile. */
const longest = 36_000;

/**
 * How far responses came, told one by one. Of a row nothing is kept but what it adds; the same answers to the same
 * version take the same path, which is found out once. The same for every engine, which hands over the rows.
 */
export class RowProgress {
  readonly #question: ProgressQuestion;
  readonly #tests: RowTest[];
  readonly #uncounted: UncountedAnswers;
  readonly #pathOf: (row: string) => QuestionPath;
  readonly #covered = new RowCoverage();
  readonly #progress = { responses: 0, complete: 0, unanswered: 0, erased: 0, strangeTimes: 0 };
  readonly #questions = new Map<string, QuestionProgress>();
  readonly #times = new Int32Array(longest + 1);

  constructor(strings: RowStrings, question: ProgressQuestion, uncounted: UncountedAnswers) {
    const { siteKey, filters, versions } = question;
    const dimensions = new RowDimensions(siteKey, strings);
    const questionsOf = new Map(versions.map(({ version, questions }) => [version, questions]));
    this.#question = question;
    this.#tests = filters.map((filter) => dimensions.test(filter));
    this.#uncounted = uncounted;
    this.#pathOf = remembering((row) => this.#path(row, questionsOf, strings));
  }

  /** Those of the rows that it looks at. */
  get columns(): string[] {
    const own = ['status', 'version', 'complete', 'standing', 'taken', 'cells'];
    const answered = this.#uncounted.expression === undefined ? [] : ['answered'];
    return [...new Set([...own, ...answered, ...this.#tests.map(({ column }) => column)])];
  }

  add({ rows, columns }: RowChunk): void {
    const numbers = (name: string) => columns.get(name) as (number | null)[];
    const texts = (name: string) => columns.get(name) as string[] | undefined;
    const [statuses, versions, completes] = [numbers('status'), numbers('version'), numbers('complete')];
    const [standings, taken] = [numbers('standing'), numbers('taken')];
    const [cells, answered] = [texts('cells')!, texts('answered')];
    const tested = this.#tests.map((test) => ({ test, values: columns.get(test.column)! }));
    for (let i = 0; i < rows; i++) {
      if (!tested.every(({ test, values }) => test.passes(values[i]!))) continue;
      const responseClass = this.#covered.add(statuses[i]!);
      if (responseClass !== 'counted' && responseClass !== 'partial') continue;
      if (isErased(standings[i]!)) {
        this.#progress.erased += 1;
        continue;
      }
      this.#addPath(
        completes[i] === 1,
        `${versions[i]} ${completes[i]} ${cells[i]} ${answered?.[i] ?? '[]'}`,
      );
      if (taken[i] !== null) this.#addTime(taken[i]!);
    }
  }

  #addPath(complete: boolean, row: string): void {
    const { reached, answered, last } = this.#pathOf(row);
    this.#progress.responses += 1;
    if (complete) this.#progress.complete += 1;
    else if (last === undefined) this.#progress.unanswered += 1;
    for (const id of reached) this.#at(id).reached += 1;
    for (const id of answered) this.#at(id).answered += 1;
    if (last !== undefined) this.#at(last).last += 1;
  }

  /** A row is its version, whether it is complete, its cells, and what it answered besides: that alone may have spaces. */
  #path(row: string, questionsOf: ReadonlyMap<number, readonly Question[]>, strings: RowStrings) {
    const [version, complete, cells] = row.split(' ', 3) as [string, string, string];
    const answered = row.slice(version.length + complete.length + cells.length + 3);
    const answers = answersOfCells(this.#named(JSON.parse(cells), strings));
    this.#uncounted.addTo(answers, Number(version), answered);
    return questionPath(questionsOf.get(Number(version)) ?? [], answers, complete === '1');
  }

  #named(flat: readonly number[], strings: RowStrings) {
    return Array.from({ length: flat.length / 2 }, (_, i) => ({
      countKey: strings.countKeyName(this.#question.siteKey, flat[2 * i]!),
      counter: flat[2 * i + 1]!,
    }));
  }

  #at(id: string): QuestionProgress {
    let found = this.#questions.get(id);
    if (!found) {
      found = { reached: 0, answered: 0, last: 0 };
      this.#questions.set(id, found);
    }
    return found;
  }

  #addTime(milliseconds: number): void {
    const tenths = Math.round(milliseconds / 100);
    if (milliseconds < 0 || milliseconds > longest * 100) this.#progress.strangeTimes += 1;
    else this.#times[tenths]! += 1;
  }

  result(): Progress {
    return {
      ...this.#progress,
      questions: Object.fromEntries(this.#questions),
      times: [...this.#times].flatMap((count, tenths): [number, number][] =>
        count === 0 ? [] : [[tenths, count]],
      ),
      coverage: this.#covered.coverage,
      caution: this.#covered.caution,
    };
  }
}
