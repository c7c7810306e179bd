/** What a turn of the index of texts does, alike on every engine. Pure. */
import { chapterRows, type Stretch } from './text-chapter.ts';

/** A chapter by its key. */
export interface ChapterKey {
  site: number;
  survey: number;
  /** Where it ends, in epoch milliseconds. */
  to: number;
}

/** A chapter that is to be made. */
export interface DueChapter extends ChapterKey, Stretch {
  /** How often something was changed in it: who makes it sees by this that nothing was meanwhile. */
  touched: number;
}

/** Stretches of a survey that chapters are to be made of. */
export interface TextCuts {
  site: number;
  survey: number;
  /** Where the first of them begins. */
  from: number;
  /** Where each ends. */
  cuts: number[];
  /** The chapter that they are cut off, where it ends; null: they lie behind all chapters. */
  to: number | null;
}

/** Chapters that one turn makes. */
export const chaptersPerTurn = 16;

/**
 * A chapter is cut off where so many responses are left behind it. The latest of a survey stay out of the index: they
 * may grow, and to read them takes milliseconds.
 */
export const rowsLeft = chapterRows;

/**
 * Where a chapter that begins at `from` ends.
 *
 * @param last when the last response that belongs to it was received
 * @param next when the one behind it was
 */
export function cutBetween(from: number, last: number, next: number): number {
  // Between the two, so that no moment of a response stands in the index that could outlast it.
  const cut = Math.ceil((last + next) / 2);
  // What came at one moment is never cut.
  return cut > from ? cut : from + 1;
}
