import type { Question } from '../../shared/question.ts';
import type { AnswerValue } from '../../shared/response.ts';
import type { AskedVersion } from './contract/progress.ts';

interface Uncounted {
  id: string;
  type: Question['type'];
  term: number;
  /** Whether a condition looks at what was answered. */
  told: boolean;
}

/**
 * Reads the answers that leave no cell behind, as far as a path through the questions asks: that there is a text or a
 * consent, and what a consent or a Kano question was answered with where a condition looks at it. Where cells tell all,
 * nothing more is read.
 */
export class UncountedAnswers {
  /** What `rowChunks` reads as `answered`: [term, JSON or null] of each; undefined where cells tell all. */
  readonly expression: string | undefined;
  readonly #byVersion: ReadonlyMap<number, readonly Uncounted[]>;

  /** @param read the expression of what rows say: of which questions, and of which of them the answer is told */
  constructor(
    site: number,
    versions: readonly AskedVersion[],
    dictionary: { findTerm(site: number, text: string): number | undefined },
    read: (terms: string, told: string) => string,
  ) {
    const found = versions.map(({ version, questions }): [number, Uncounted[]] => [
      version,
      uncounted(questions).flatMap((one) => {
        const term = dictionary.findTerm(site, one.id);
        return term === undefined ? [] : [{ ...one, term }];
      }),
    ]);
    this.#byVersion = new Map(found);
    this.expression = expressionOf(found, read);
  }

  /** Adds to the answers of a response what `answered` has of it. */
  addTo(answers: Map<string, AnswerValue>, version: number, answered: string): void {
    if (answered === '[]') return;
    const values = new Map(JSON.parse(answered) as [number, string | null][]);
    for (const { id, type, term, told } of this.#byVersion.get(version) ?? []) {
      const value = values.get(term);
      if (value === undefined) continue;
      answers.set(id, type !== 'text' && told ? JSON.parse(value!) : '');
    }
  }
}

function uncounted(questions: readonly Question[]): Omit<Uncounted, 'term'>[] {
  const conditions = questions.flatMap(({ if: one, jump }) => [one, ...(jump ?? []).map((way) => way.if)]);
  const told = (id: string) => conditions.some((condition) => condition?.question === id);
  return questions
    .filter(({ id, type }) => type === 'text' || type === 'consent' || (type === 'kano' && told(id)))
    .map(({ id, type }) => ({ id, type, told: told(id) }));
}

function expressionOf(
  byVersion: readonly [version: number, Uncounted[]][],
  readOf: (terms: string, told: string) => string,
): string | undefined {
  const all = byVersion.flatMap(([, list]) => list);
  if (all.length === 0) return undefined;
  const terms = (of: readonly Uncounted[]) => [...new Set(of.map(({ term }) => term))].join(', ');
  const read = readOf(terms(all), terms(all.filter((one) => one.type !== 'text' && one.told)));
  if (!all.every(({ type }) => type === 'text')) return read;
  // Whether there are words stands in the row itself: of a version with one text that says which, and nothing else is read.
  const known = byVersion
    .filter(([, list]) => list.length === 1)
    .map(([version, [text]]) => `WHEN version = ${version} THEN '[[${text!.term},null]]'`);
  return `CASE WHEN commented = 0 THEN '[]' ${known.join(' ')} ELSE ${read} END`;
}
