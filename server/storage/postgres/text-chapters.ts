import type { StoredResponse } from '../contract/stored-response.ts';
import { type ChapterTexts, textForm } from '../text-chapter.ts';
import type { DueChapter, TextCuts } from '../text-turn.ts';
import type { Transaction } from './committer.ts';

/**
 * Responses of a site come in, go or change: nothing is known any more of the texts of the chapters that they lie in. What
 * comes in behind all chapters touches none. Held in one order, as everything is that several transactions write.
 */
export async function touchChapters(
  tx: Transaction,
  site: number,
  responses: readonly StoredResponse[],
): Promise<void> {
  // Most of a batch came at the same moments.
  const moments = new Map(responses.map((one) => [`${one.surveyKey} ${one.receivedAt}`, one]));
  const touching = [...moments.values()];
  await tx.run(
    `WITH held AS (
       SELECT c.survey, c.to_at FROM text_chapters c JOIN (
         SELECT DISTINCT g.survey, (
           SELECT n.to_at FROM text_chapters n WHERE n.site = $1 AND n.survey = g.survey AND n.to_at > g.at
           ORDER BY n.to_at LIMIT 1) AS to_at
         FROM unnest($2::integer[], $3::bigint[]) AS g (survey, at)
       ) h ON c.survey = h.survey AND c.to_at = h.to_at
       WHERE c.site = $1 ORDER BY c.survey, c.to_at FOR UPDATE OF c
     ) UPDATE text_chapters c SET form = 0, touched = c.touched + 1, ends = '[]', bits = ''
     FROM held WHERE c.site = $1 AND c.survey = held.survey AND c.to_at = held.to_at`,
    [site, touching.map(({ surveyKey }) => surveyKey), touching.map(({ receivedAt }) => receivedAt)],
  );
}

/** Makes room for what is to be made: until it is, everything in it is read row by row. */
export async function cutChapters(tx: Transaction, cuttings: readonly TextCuts[]): Promise<void> {
  for (const { site, survey, from, cuts, to } of cuttings) {
    if (to !== null)
      await tx.run('UPDATE text_chapters SET from_at = $1 WHERE site = $2 AND survey = $3 AND to_at = $4', [
        cuts.at(-1),
        site,
        survey,
        to,
      ]);
    await tx.run(
      `INSERT INTO text_chapters (site, survey, from_at, to_at, form, touched, ends, bits)
       SELECT $1, $2, g.from_at, g.to_at, 0, 0, '[]', '' FROM unnest($3::bigint[], $4::bigint[]) AS g (from_at, to_at)`,
      [site, survey, [from, ...cuts.slice(0, -1)], cuts],
    );
  }
}

/** Writes what was made, where nothing was changed in it since that was begun; whether it could. */
export async function fillChapter(
  tx: Transaction,
  { site, survey, to, touched }: DueChapter,
  { ends, bits }: ChapterTexts,
): Promise<boolean> {
  const filled = await tx.run(
    `UPDATE text_chapters SET form = $1, ends = $2, bits = $3
     WHERE site = $4 AND survey = $5 AND to_at = $6 AND touched = $7`,
    [textForm, JSON.stringify(ends), bits, site, survey, to, touched],
  );
  return filled > 0;
}

/** Those that another release has made are to be made anew. */
export async function renewChapters(tx: Transaction): Promise<void> {
  await tx.run(
    `UPDATE text_chapters SET form = 0, touched = touched + 1, ends = '[]', bits = '' WHERE form NOT IN (0, $1)`,
    [textForm],
  );
}

export async function forgetChapters(tx: Transaction): Promise<void> {
  await tx.run(`UPDATE text_chapters SET form = 0, touched = touched + 1, ends = '[]', bits = ''`);
}
