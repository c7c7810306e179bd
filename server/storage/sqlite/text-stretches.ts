import type Database from 'better-sqlite3';
import type { Position, ResponseFilter } from '../contract/selection.ts';
import { blocksWith, type Stretch, textForm } from '../text-chapter.ts';
import { type ListStretch, TextWalk } from '../text-walk.ts';

/** Where the list has come to without having looked at anything. */
export interface Passed {
  passed: Position;
}

/** Where responses of a survey can lie whose texts have all these grams, the latest first; and where each chapter ends. */
export function* textStretches(
  db: Database.Database,
  grams: readonly number[],
  survey: number,
  { siteKey }: Pick<ResponseFilter, 'siteKey'>,
  all: ListStretch,
): Generator<ListStretch | Passed> {
  const chapters = db
    .prepare<[number, number, number, number, number], Stretch & { ends: string; bits: Buffer }>(
      `SELECT from_at AS "from", to_at AS "to", ends, bits FROM text_chapters
       WHERE site = ? AND survey = ? AND form = ? AND to_at > ? AND from_at <= ? ORDER BY to_at DESC`,
    )
    .iterate(siteKey, survey, textForm, all.from, all.before.receivedAt);
  const walk = new TextWalk(all);
  for (const { ends, bits, ...chapter } of chapters) {
    const found = blocksWith(bits, grams);
    yield* walk.into(chapter, found === 0 ? [] : JSON.parse(ends), found);
    yield { passed: walk.before };
  }
  yield* walk.rest();
}
