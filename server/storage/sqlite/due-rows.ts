import type Database from 'better-sqlite3';
import type { DueQuestion } from '../contract/retention.ts';
import type { Position } from '../contract/selection.ts';
import { erasedMask, wordlessBit } from '../standing-bits.ts';
import { idBytes, idText } from './response-id.ts';

export type DuePage = DueQuestion & { after: Position | null; limit: number };

const firstId = '00000000-0000-0000-0000-000000000000';

/** The oldest responses of a survey that a term takes something of. */
export function dueRows(db: Database.Database, question: DuePage): Position[] {
  const after = question.after ?? { receivedAt: 0, id: firstId };
  // SQLite begins at one of two lower bounds of time: at the same, so that it reads nothing that was read before.
  const from = Math.max(question.from, after.receivedAt);
  return db
    .prepare<unknown[], { receivedAt: number; id: Buffer }>(
      `SELECT r.received_at AS receivedAt, r.id ${fromOf(question)}
         AND (r.received_at, r.id) > (?, ?) ORDER BY r.received_at, r.id LIMIT ?`,
    )
    .all(...placeOf({ ...question, from }), after.receivedAt, idBytes(after.id), question.limit)
    .map(({ receivedAt, id }) => ({ receivedAt, id: idText(id) }));
}

/** How many they are. */
export function countDue(db: Database.Database, question: DueQuestion): number {
  return db
    .prepare<unknown[], number>(`SELECT COUNT(*) ${fromOf(question)}`)
    .pluck()
    .get(...placeOf(question))!;
}

function placeOf({ siteKey, surveyKey, from, before }: DueQuestion): number[] {
  return [siteKey, surveyKey, from, before];
}

function fromOf({ what, ofOther }: DueQuestion): string {
  const indexed = what === 'comments' && !ofOther ? 'INDEXED BY comments_by_time' : '';
  return `FROM responses r ${indexed} WHERE r.site = ? AND r.survey = ? AND r.received_at >= ? AND r.received_at < ? AND ${conditionOf(what, ofOther)}`;
}

function conditionOf(what: DueQuestion['what'], ofOther: boolean): string {
  if (what === 'answers') return `(r.standing & ${erasedMask}) = 0`;
  if (!ofOther) return 'r.commented = 1';
  return `(r.standing & ${erasedMask | wordlessBit}) = 0 AND (r.commented = 1 OR EXISTS (
    SELECT 1 FROM answers a JOIN words w ON w.words = a.words
    WHERE a.site = r.site AND a.response = r.id AND w.json = 1 AND w.text LIKE '%"other":"%'))`;
}
