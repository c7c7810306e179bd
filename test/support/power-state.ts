import Database from 'better-sqlite3';
import type { StoredResponse } from '../../server/storage/contract/stored-response.ts';

type Told = Pick<StoredResponse, 'revision' | 'duplicates' | 'archived' | 'answers'>;

/** All of a response that a workload changes. */
export function stateOf({ revision, duplicates, archived, answers }: Told): string {
  const score = answers.find(({ question }) => question === 'score')?.value;
  return `revision ${revision}, score ${score}, sent again ${duplicates}${archived ? ', archived' : ''}`;
}

/** The state of every response in a database, by its id in hexadecimal, and how often each id is there. */
export function statesIn(file: string): { states: Map<string, string>; copies: number } {
  const db = new Database(file, { readonly: true });
  try {
    const rows = db
      .prepare<[], { id: string; revision: number; duplicates: number; standing: number; score: number }>(
        `SELECT lower(hex(r.id)) AS id, r.revision, r.duplicates, r.standing, a.number AS score
         FROM responses r LEFT JOIN answers a ON a.site = r.site AND a.response = r.id AND a.question =
           (SELECT term FROM terms t WHERE t.site = r.site AND t.text = 'score')`,
      )
      .all();
    const states = new Map(
      rows.map(({ id, score, standing, ...row }) => {
        const answers = [{ question: 'score', value: score }];
        return [id, stateOf({ ...row, archived: standing !== 0, answers })];
      }),
    );
    return { states, copies: rows.length - states.size };
  } finally {
    db.close();
  }
}
