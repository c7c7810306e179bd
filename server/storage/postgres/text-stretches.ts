import type { Position, ResponseFilter } from '../contract/selection.ts';
import { type Stretch, textForm } from '../text-chapter.ts';
import { type ListStretch, TextWalk } from '../text-walk.ts';
import type { Statements } from './statements.ts';

/** Chapters that are looked into at once: few at first, since most pages are short. */
const [firstChapters, mostChapters] = [16, 1_024];

/** Where a list has to look, and where it has come to then. */
export interface Walked {
  stretches: ListStretch[];
  passed: Position;
  /** How many chapters were looked into: a look costs about what a row costs. */
  chapters: number;
}

/**
 * Where responses of a survey can lie whose texts have all these grams, the latest first. The bits are looked at where
 * they lie, since they weigh more than what they say.
 */
export async function* textStretches(
  db: Statements,
  grams: readonly number[],
  survey: number,
  { siteKey }: Pick<ResponseFilter, 'siteKey'>,
  all: ListStretch,
): AsyncGenerator<Walked> {
  const walk = new TextWalk(all);
  let last = Number.MAX_SAFE_INTEGER;
  for (let size = firstChapters; ; size = Math.min(4 * size, mostChapters)) {
    const chapters = await db.all<Stretch & { found: number; ends: string | null }>(
      `SELECT "from", "to", found, CASE WHEN found <> 0 THEN ends END AS ends FROM (
         SELECT c.from_at AS "from", c.to_at AS "to", c.ends,
           CASE WHEN octet_length(c.bits) = 0 THEN 0 ELSE (
             SELECT bit_and(${blocksAt}) FROM unnest($7::bigint[]) AS g (gram),
               LATERAL (SELECT 4 * (g.gram * (octet_length(f.bits) / 4) >> 32)::integer AS at) AS p
           ) END AS found
         FROM (SELECT * FROM text_chapters
               WHERE site = $1 AND survey = $2 AND form = $3 AND to_at > $4 AND from_at <= $5 AND to_at < $6
               ORDER BY to_at DESC LIMIT $8) AS c,
           LATERAL (SELECT c.bits || ''::bytea AS bits OFFSET 0) AS f
       ) AS looked ORDER BY "to" DESC`,
      [siteKey, survey, textForm, all.from, all.before.receivedAt, last, grams, size],
    );
    if (chapters.length > 0) {
      const stretches = chapters.flatMap(({ found, ends, ...chapter }) =>
        walk.into(chapter, ends === null ? [] : JSON.parse(ends), Number(found)),
      );
      yield { stretches, passed: walk.before, chapters: chapters.length };
      last = chapters.at(-1)!.to;
    }
    if (chapters.length < size) break;
  }
  yield { stretches: walk.rest(), passed: walk.before, chapters: 0 };
}

/** The four bytes at a place, the lowest first; in 64 bits, where no sign is in the way. */
const blocksAt = [0, 1, 2, 3]
  .map((byte) => `(get_byte(f.bits, p.at + ${byte})::bigint << ${8 * byte})`)
  .join(' | ');
