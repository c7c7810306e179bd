import type Database from 'better-sqlite3';
import { responseClasses } from '../../../shared/response.ts';
import { type CompositeScore, compositeScores } from '../composite-scores.ts';
import { counters } from '../merge-counts.ts';
import { noValue, type Tally, type TallyQuestion, TooCostly } from '../storage.ts';
import type { Dictionary } from './dictionary.ts';
import { type DimensionColumn, type RawRow, RowColumns } from './row-columns.ts';

const counted = responseClasses.indexOf('counted');
const rowsBetweenLooks = 4096;

interface Group {
  raws: (number | string | null)[];
  out: number;
  counts: (number[] | undefined)[];
  scores: { n: number; mean: number; m2: number };
}

/**
 * Counts responses one by one, from one snapshot, in the order in which they lie in the file. What is looked up (texts,
 * JSON, filters) is remembered by value, so that a row costs little more than being read.
 */
export class RowTally {
  readonly #question: TallyQuestion;
  readonly #columns: RowColumns;
  readonly #matches: (row: RawRow) => boolean;
  readonly #breakdown: DimensionColumn[];
  readonly #keys = new Map<number, number>();
  readonly #scores: CompositeScore;
  readonly #groups = new Map<string, Group>();
  readonly #coverage = new Array<number>(counters).fill(0);
  readonly #caution = new Array<number>(counters).fill(0);
  readonly #places: Record<
    'at' | 'survey' | 'version' | 'class' | 'duplicates' | 'cells' | 'caution',
    number
  >;

  constructor(dictionary: Dictionary, question: TallyQuestion) {
    const { siteKey } = question;
    this.#question = question;
    this.#columns = new RowColumns(siteKey, dictionary);
    this.#places = {
      at: this.#columns.column('received_at'),
      survey: this.#columns.column('survey'),
      version: this.#columns.column('version'),
      class: this.#columns.column('class'),
      duplicates: this.#columns.column('duplicates'),
      cells: this.#columns.column('cells'),
      caution: this.#columns.column('caution'),
    };
    this.#matches = this.#columns.match(question.filters);
    this.#breakdown = question.breakdown.map((name) => this.#columns.dimension(name));
    for (const [index, { surveyKey, countKey }] of question.keys.entries()) {
      const key = dictionary.findCountKey(siteKey, surveyKey, countKey);
      if (key !== undefined) this.#keys.set(key, index);
    }
    this.#scores = compositeScores(question.composites, (survey, name) =>
      dictionary.findCountKey(siteKey, survey, name),
    );
  }

  /** @param clock milliseconds that only rise */
  run(db: Database.Database, clock: () => number): Tally {
    const { siteKey, surveyKeys, from, to, limits } = this.#question;
    const statement = db
      .prepare<[number, number, number, number], RawRow>(
        `SELECT ${this.#columns.names.join(', ')} FROM responses
         WHERE site = ? AND survey = ? AND received_at >= ? AND received_at < ?`,
      )
      .raw();
    const end = clock() + limits.milliseconds;
    let rows = 0;
    for (const survey of surveyKeys) {
      for (const row of statement.iterate(siteKey, survey, from, to)) {
        rows++;
        if (rows % rowsBetweenLooks === 0) {
          if (rows > limits.rows)
            throw new TooCostly(`more than ${limits.rows} responses would have to be read`);
          if (clock() > end) throw new TooCostly(`it took more than ${limits.milliseconds / 1000} s`);
        }
        if (this.#matches(row)) this.#count(row);
      }
    }
    return this.#result();
  }

  #count(row: RawRow): void {
    const place = this.#places;
    this.#coverage[row[place.class] as number]! += 1;
    this.#coverage[6]! += row[place.duplicates] as number;
    if (row[place.class] !== counted) return;
    this.#addCaution(row[place.caution] as number);
    const cells = this.#columns.cellsOf(row[place.cells] as string);
    const group = this.#groupOf(row);
    for (let i = 0; i < cells.length; i += 2) {
      const index = this.#keys.get(cells[i]!);
      if (index === undefined) continue;
      group.counts[index] ??= new Array<number>(counters).fill(0);
      group.counts[index][cells[i + 1]!]! += 1;
    }
    const score = this.#scores(row[place.survey] as number, row[place.version] as number, cells);
    if (score !== null) addScore(group.scores, score);
  }

  #addCaution(bits: number): void {
    for (let counter = 0; bits >> counter > 0; counter++) {
      if ((bits >> counter) & 1) this.#caution[counter]! += 1;
    }
  }

  #groupOf(row: RawRow): Group {
    const raws = this.#breakdown.map((dimension) => dimension.raw(row));
    const out = this.#outOf(row[this.#places.at] as number);
    const name = `${out}\u0000${raws.join('\u0000')}`;
    let group = this.#groups.get(name);
    if (!group) {
      if (this.#groups.size >= this.#question.limits.groups) {
        throw new TooCostly(`more than ${this.#question.limits.groups} combinations of values`);
      }
      group = { raws, out, counts: [], scores: { n: 0, mean: 0, m2: 0 } };
      this.#groups.set(name, group);
    }
    return group;
  }

  /** The bucket of a moment: the last that begins no later. */
  #outOf(at: number): number {
    const { bounds } = this.#question;
    let low = 0;
    let high = bounds.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (bounds[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #result(): Tally {
    return {
      rows: [...this.#groups.values()].map(({ raws, out, counts, scores }) => ({
        values: raws.map((raw, i) => this.#breakdown[i]!.text(raw) ?? noValue),
        out,
        counts: Object.fromEntries(counts.flatMap((by, index) => (by ? [[index, by]] : []))),
        scores,
      })),
      coverage: this.#coverage,
      caution: this.#caution,
    };
  }
}

/** Welford's step. */
function addScore(scores: Group['scores'], score: number): void {
  scores.n += 1;
  const away = score - scores.mean;
  scores.mean += away / scores.n;
  scores.m2 += away * (score - scores.mean);
}
