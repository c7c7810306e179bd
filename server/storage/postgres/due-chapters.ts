import { chapterRows, type TimedText } from '../text-chapter.ts';
import { chaptersPerTurn, cutBetween, type DueChapter, rowsLeft, type TextCuts } from '../text-turn.ts';
import type { Statements } from './statements.ts';

/** What is to be cut before chapters are made: those that have grown, then what lies behind all of them. */
export async function textCuts(db: Statements): Promise<TextCuts[]> {
  const cuttings: TextCuts[] = [];
  let left = chaptersPerTurn;
  for (const { site, survey, from, to } of await dueChapters(db)) {
    const cuts = await cutsOf(db, { site, survey, from, to }, left);
    if (cuts.length > 0) cuttings.push({ site, survey, from, cuts, to });
    left -= cuts.length + 1;
    if (left <= 0) return cuttings;
  }
  const surveys = await db.all<Pick<DueChapter, 'site' | 'survey' | 'from'>>(
    `SELECT site, survey, COALESCE((SELECT MAX(to_at) FROM text_chapters c
       WHERE c.site = s.site AND c.survey = s.survey), 0) AS "from" FROM surveys s`,
  );
  for (const one of surveys) {
    const cuts = await cutsOf(db, { ...one, to: Number.MAX_SAFE_INTEGER }, left);
    if (cuts.length > 0) cuttings.push({ ...one, cuts, to: null });
    left -= cuts.length;
    if (left <= 0) break;
  }
  return cuttings;
}

/** Those that are to be made. */
export function dueChapters(db: Statements): Promise<DueChapter[]> {
  return db.all<DueChapter>(
    `SELECT site, survey, from_at AS "from", to_at AS "to", touched FROM text_chapters
     WHERE form = 0 ORDER BY site, survey, to_at LIMIT $1`,
    [chaptersPerTurn],
  );
}

/** The responses of a chapter with their texts, in the order of time. */
export function chapterTexts(
  db: Statements,
  { site, survey, from, to }: Omit<DueChapter, 'touched'>,
): Promise<TimedText[]> {
  return db.all<TimedText>(
    `SELECT r.received_at AS "receivedAt", (
       SELECT string_agg(a.text, E'\\n') FROM answers a WHERE a.site = r.site AND a.response = r.id) AS text
     FROM responses r WHERE r.site = $1 AND r.survey = $2 AND r.received_at >= $3 AND r.received_at < $4
     ORDER BY r.received_at`,
    [site, survey, from, to],
  );
}

async function cutsOf(
  db: Statements,
  { site, survey, from, to }: Omit<DueChapter, 'touched'>,
  most: number,
): Promise<number[]> {
  const momentOf = async (n: number, begin: number) => {
    const row = await db.one<{ at: number }>(
      `SELECT received_at AS at FROM responses
       WHERE site = $1 AND survey = $2 AND received_at >= $3 AND received_at < $4
       ORDER BY received_at LIMIT 1 OFFSET $5`,
      [site, survey, begin, to, n],
    );
    return row?.at;
  };
  const cuts: number[] = [];
  for (let begin = from; cuts.length < most; begin = cuts.at(-1)!) {
    if ((await momentOf(chapterRows + rowsLeft - 1, begin)) === undefined) break;
    const [last, next] = [await momentOf(chapterRows - 1, begin), await momentOf(chapterRows, begin)];
    const cut = cutBetween(begin, last!, next!);
    if (cut >= to) break;
    cuts.push(cut);
  }
  return cuts;
}
