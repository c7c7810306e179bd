import type { DueQuestion } from '../contract/retention.ts';
import type { Position } from '../contract/selection.ts';
import { erasedMask, wordlessBit } from '../standing-bits.ts';
import type { Statements } from './statements.ts';

const firstId = '00000000-0000-0000-0000-000000000000';

/** The oldest responses of a survey that a term takes something of. */
export function dueRows(
  db: Statements,
  question: DueQuestion & { after: Position | null; limit: number },
): Promise<Position[]> {
  const after = question.after ?? { receivedAt: 0, id: firstId };
  return db.all<Position>(
    `SELECT r.received_at AS "receivedAt", r.id ${fromOf(question)}
       AND (r.received_at, r.id) > ($5, $6) ORDER BY r.received_at, r.id LIMIT $7`,
    [...placeOf(question), after.receivedAt, after.id, question.limit],
  );
}

/** How many they are. */
export async function countDue(db: Statements, question: DueQuestion): Promise<number> {
  const sql = `SELECT COUNT(*) AS count ${fromOf(question)}`;
  return (await db.one<{ count: number }>(sql, placeOf(question)))!.count;
}

function placeOf({ siteKey, surveyKey, from, before }: DueQuestion): number[] {
  return [siteKey, surveyKey, from, before];
}

function fromOf({ what, ofOther }: DueQuestion): string {
  return `FROM responses r WHERE r.site = $1 AND r.survey = $2 AND r.received_at >= $3 AND r.received_at < $4
    AND ${conditionOf(what, ofOther)}`;
}

function conditionOf(what: DueQuestion['what'], ofOther: boolean): string {
  if (what === 'answers') return `(r.standing & ${erasedMask}) = 0`;
  if (!ofOther) return 'r.commented = 1';
  return `(r.standing & ${erasedMask | wordlessBit}) = 0 AND (r.commented = 1 OR EXISTS (
    SELECT 1 FROM answers a WHERE a.site = r.site AND a.response = r.id AND a.json LIKE '%"other":"%'))`;
}
