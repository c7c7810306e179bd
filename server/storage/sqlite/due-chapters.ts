import type Database from 'better-sqlite3';
import { chapterOf, chapterRows, type TimedText } from '../text-chapter.ts';
import {
  type ChapterKey,
  chaptersPerTurn,
  cutBetween,
  type DueChapter,
  rowsLeft,
  type TextCuts,
} from '../text-turn.ts';

/** A chapter as it was made. Bits are base64: it comes from another thread, as text. */
export interface MadeChapter extends ChapterKey {
  touched: number;
  rows: number;
  ends: number[];
  bits: string;
}

/** What is to be cut before chapters are made: those that have grown, then what lies behind all of them. */
export function textCuts(db: Database.Database): TextCuts[] {
  const cuttings: TextCuts[] = [];
  let left = chaptersPerTurn;
  const add = (cutting: TextCuts) => {
    if (cutting.cuts.length > 0) cuttings.push(cutting);
    left -= cutting.cuts.length;
  };
  for (const { site, survey, from, to } of dueChapters(db)) {
    add({ site, survey, from, cuts: cutsOf(db, { site, survey, from, to }, left), to });
    left--;
    if (left <= 0) return cuttings;
  }
  const surveys = db
    .prepare<[], Omit<DueChapter, 'to' | 'touched'>>(
      `SELECT site, survey, (SELECT COALESCE(MAX(to_at), 0) FROM text_chapters c
         WHERE c.site = s.site AND c.survey = s.survey) AS "from" FROM surveys s`,
    )
    .all();
  for (const one of surveys) {
    add({ ...one, cuts: cutsOf(db, { ...one, to: Number.MAX_SAFE_INTEGER }, left), to: null });
    if (left <= 0) break;
  }
  return cuttings;
}

/** Makes those that are due, all from one snapshot. */
export function madeChapters(db: Database.Database): MadeChapter[] {
  const texts = chapterTexts(db);
  return db.transaction(() =>
    dueChapters(db).map(({ site, survey, from, to, touched }) => {
      const rows = texts({ site, survey, from, to });
      const { ends, bits } = chapterOf(rows);
      return { site, survey, to, touched, rows: rows.length, ends, bits: bits.toString('base64') };
    }),
  )();
}

/** Reads the responses of chapters with their texts, in the order of time. */
export function chapterTexts(db: Database.Database): (chapter: Omit<DueChapter, 'touched'>) => TimedText[] {
  const texts = db.prepare<[number, number, number, number], TimedText>(
    `SELECT r.received_at AS receivedAt, (
       SELECT GROUP_CONCAT(w.text, char(10)) FROM answers a JOIN words w ON w.words = a.words
       WHERE a.site = r.site AND a.response = r.id AND w.json = 0) AS text
     FROM responses r WHERE r.site = ? AND r.survey = ? AND r.received_at >= ? AND r.received_at < ?
     ORDER BY r.received_at`,
  );
  return ({ site, survey, from, to }) => texts.all(site, survey, from, to);
}

function dueChapters(db: Database.Database): DueChapter[] {
  return db
    .prepare<[number], DueChapter>(
      `SELECT site, survey, from_at AS "from", to_at AS "to", touched FROM text_chapters
       WHERE form = 0 ORDER BY site, survey, to_at LIMIT ?`,
    )
    .all(chaptersPerTurn);
}

function cutsOf(
  db: Database.Database,
  { site, survey, from, to }: Omit<DueChapter, 'touched'>,
  most: number,
): number[] {
  const row = db
    .prepare<[number, number, number, number, number], number>(
      `SELECT received_at FROM responses WHERE site = ? AND survey = ? AND received_at >= ? AND received_at < ?
       ORDER BY received_at LIMIT 1 OFFSET ?`,
    )
    .pluck();
  const momentOf = (n: number, begin: number) => row.get(site, survey, begin, to, n);
  const cuts: number[] = [];
  for (let begin = from; cuts.length < most; begin = cuts.at(-1)!) {
    if (momentOf(chapterRows + rowsLeft - 1, begin) === undefined) break;
    const cut = cutBetween(begin, momentOf(chapterRows - 1, begin)!, momentOf(chapterRows, begin)!);
    if (cut >= to) break;
    cuts.push(cut);
  }
  return cuts;
}
