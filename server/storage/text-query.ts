import { textGrams } from './text-grams.ts';

/** Grams that are looked for: more tell hardly more, and each is a look into every chapter. */
const most = 24;

/** What of some words can be looked for in the index; null: nothing, they are too short. Pure. */
export function textQuery(words: readonly string[] | undefined): number[] | null {
  const grams = [...new Set((words ?? []).flatMap((word) => [...textGrams(word)]))];
  const step = Math.max(1, grams.length / most);
  const some = Array.from({ length: Math.min(most, grams.length) }, (_, i) => grams[Math.floor(i * step)]!);
  return some.length === 0 ? null : some;
}
