import type Database from 'better-sqlite3';
import { passedOver, textForm } from '../text-chapter.ts';
import { chapterTexts } from './due-chapters.ts';

/** Tells in words which texts the index would pass over. Reads everything: for checks, never for an answer. */
export function verifyTexts(db: Database.Database): string[] {
  const chapters = db.prepare<
    [number],
    { site: number; survey: number; from: number; to: number; ends: string; bits: Buffer }
  >(
    `SELECT site, survey, from_at AS "from", to_at AS "to", ends, bits FROM text_chapters
     WHERE form = ? ORDER BY site, survey, to_at`,
  );
  const texts = chapterTexts(db);
  const wrong: string[] = [];
  for (const { ends, bits, ...chapter } of chapters.iterate(textForm)) {
    const missed = passedOver({ ends: JSON.parse(ends), bits }, texts(chapter));
    const { site, survey, from, to } = chapter;
    if (missed.length > 0)
      wrong.push(`site ${site} survey ${survey} from ${from} to ${to}: ${missed.length} texts`);
  }
  return wrong;
}
