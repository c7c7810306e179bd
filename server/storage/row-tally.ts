import { type AddScore, compositeScores } from './composite-scores.ts';
import { noValue } from './contract/counts.ts';
import { type Tally, type TallyQuestion, type TallyRow, TooCostly } from './contract/tally.ts';
import { counters } from './merge-counts.ts';
import type { RowChunk } from './row-chunks.ts';
import { RowCoverage } from './row-coverage.ts';
import {
  type RawValue,
  RowDimensions,
  type RowStrings,
  type RowTest,
  remembering,
} from './row-dimensions.ts';

/** A dimension of the breakdown: each of its values has a small integer here. */
interface Coded {
  column: string;
  code(raw: RawValue): number;
  texts: (string | undefined)[];
}

interface Group {
  codes: number[];
  out: number;
  counts: (number[] | undefined)[];
  scores: TallyRow['scores'];
}

/** The strings of rows, and the keys that were ever counted. */
export interface TallyStrings extends RowStrings {
  findCountKey(site: number, survey: number, name: string): number | undefined;
}

/**
 * Counts responses one by one. What a value means (its text, whether it passes a filter, which keys its cells move) is
 * found out once for each value. The same for every engine, which hands over the rows.
 */
export class RowTally {
  readonly #question: TallyQuestion;
  readonly #tests: RowTest[];
  readonly #breakdown: Coded[];
  readonly #wanted: (json: string) => number[];
  readonly #cells = remembering((json: string): number[] => JSON.parse(json));
  readonly #addScore: AddScore;
  readonly #groups = new Map<number, Group>();
  readonly #covered = new RowCoverage();

  constructor(strings: TallyStrings, question: TallyQuestion) {
    const { siteKey, filters, breakdown, keys, composites } = question;
    const dimensions = new RowDimensions(siteKey, strings);
    const indexes = new Map<number, number>();
    for (const [index, { surveyKey, countKey }] of keys.entries()) {
      const key = strings.findCountKey(siteKey, surveyKey, countKey);
      if (key !== undefined) indexes.set(key, index);
    }
    this.#question = question;
    this.#tests = filters.map((filter) => dimensions.test(filter));
    this.#breakdown = breakdown.map((name) => coded(dimensions.dimension(name)));
    this.#wanted = remembering((json: string) => wantedCells(this.#cells(json), indexes));
    this.#addScore = compositeScores(composites, (survey, name) =>
      strings.findCountKey(siteKey, survey, name),
    );
  }

  /** Those of the rows that it looks at. */
  get columns(): string[] {
    const looked = [...this.#tests, ...this.#breakdown].map(({ column }) => column);
    const scored = this.#question.composites.length > 0 ? ['version'] : [];
    return [...new Set(['status', 'cells', ...looked, ...scored])].filter((column) => column !== 'survey');
  }

  add({ survey, out, rows, columns }: RowChunk): void {
    const surveys: readonly RawValue[] = columns.get('survey') ?? new Array(rows).fill(survey);
    const column = (name: string) => (name === 'survey' ? surveys : columns.get(name)!);
    const statuses = column('status') as number[];
    const cells = column('cells') as string[];
    const versions = columns.get('version') as number[] | undefined;
    const tested = this.#tests.map((test) => ({ test, values: column(test.column) }));
    const broken = this.#breakdown.map((dimension) => ({ dimension, values: column(dimension.column) }));
    const scoring = this.#question.composites.length > 0;
    for (let i = 0; i < rows; i++) {
      if (!tested.every(({ test, values }) => test.passes(values[i]!))) continue;
      if (this.#covered.add(statuses[i]!) !== 'counted') continue;
      const group = this.#groupOf(
        out,
        broken.map(({ dimension, values }) => dimension.code(values[i]!)),
      );
      const wanted = this.#wanted(cells[i]!);
      for (let c = 0; c < wanted.length; c += 2) {
        const index = wanted[c]!;
        group.counts[index] ??= new Array<number>(counters).fill(0);
        group.counts[index][wanted[c + 1]!]! += 1;
      }
      if (!scoring) continue;
      group.scores = this.#addScore(group.scores, survey, versions![i]!, this.#cells(cells[i]!));
    }
  }

  #groupOf(out: number, codes: number[]): Group {
    const { limits, bounds } = this.#question;
    // Each new code makes a group, so codes stay below the limit of groups.
    const name = codes.reduce((sum, code) => sum * (limits.groups + 1) + code, 0) * bounds.length + out;
    let group = this.#groups.get(name);
    if (!group) {
      if (this.#groups.size >= limits.groups) {
        throw new TooCostly(`more than ${limits.groups} combinations of values`);
      }
      group = { codes, out, counts: [], scores: { n: 0, mean: 0, m2: 0 } };
      this.#groups.set(name, group);
    }
    return group;
  }

  result(): Tally {
    return {
      rows: [...this.#groups.values()].map(({ codes, out, counts, scores }) => ({
        values: codes.map((code, i) => this.#breakdown[i]!.texts[code] ?? noValue),
        out,
        counts: Object.fromEntries(counts.flatMap((by, index) => (by ? [[index, by]] : []))),
        scores,
      })),
      coverage: this.#covered.coverage,
      caution: this.#covered.caution,
    };
  }
}

function coded({ column, text }: { column: string; text(raw: RawValue): string | undefined }): Coded {
  const codes = new Map<string | undefined, number>();
  const texts: (string | undefined)[] = [];
  const code = remembering((raw: RawValue) => {
    const value = text(raw);
    const known = codes.get(value);
    if (known !== undefined) return known;
    codes.set(value, texts.length);
    return texts.push(value) - 1;
  });
  return { column, code, texts };
}

/** Of the cells of a row those that are asked for: index of the key and counter in turn. */
function wantedCells(cells: readonly number[], indexes: ReadonlyMap<number, number>): number[] {
  const wanted: number[] = [];
  for (let i = 0; i < cells.length; i += 2) {
    const index = indexes.get(cells[i]!);
    if (index !== undefined) wanted.push(index, cells[i + 1]!);
  }
  return wanted;
}
