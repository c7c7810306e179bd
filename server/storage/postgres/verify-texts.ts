import { passedOver, type Stretch, textForm } from '../text-chapter.ts';
import { chapterTexts } from './due-chapters.ts';
import type { Statements } from './statements.ts';

/** Tells in words which texts the index would pass over. Reads everything: for checks, never for an answer. */
export async function verifyTexts(db: Statements): Promise<string[]> {
  const chapters = await db.all<Stretch & { site: number; survey: number }>(
    `SELECT site, survey, from_at AS "from", to_at AS "to" FROM text_chapters
     WHERE form = $1 ORDER BY site, survey, to_at`,
    [textForm],
  );
  const wrong: string[] = [];
  for (const chapter of chapters) {
    const { site, survey, from, to } = chapter;
    const made = await db.one<{ ends: string; bits: Buffer }>(
      'SELECT ends, bits FROM text_chapters WHERE site = $1 AND survey = $2 AND to_at = $3',
      [site, survey, to],
    );
    const { ends, bits } = made!;
    const missed = passedOver({ ends: JSON.parse(ends), bits }, await chapterTexts(db, chapter));
    if (missed.length > 0)
      wrong.push(`site ${site} survey ${survey} from ${from} to ${to}: ${missed.length} texts`);
  }
  return wrong;
}
