import { foldedText, unmarkedText } from './folded-text.ts';

/**
 * Whether a text holds each of some words, wherever in it they stand: within a longer word, too, since most languages
 * join words and some put nothing between them. A word without marks is found with and without them (cafe: café); one
 * with marks only with the same (schön: not schon). A word of which nothing can be seen is in no text. Pure, and the
 * same for every engine.
 */
export function textMatch(words: readonly string[]): (text: string) => boolean {
  const wanted = words.map((word) => {
    const folded = foldedText(word);
    const unmarked = unmarkedText(folded);
    return { unmarked, marked: unmarked === folded.normalize('NFD') ? null : folded };
  });
  if (wanted.some(({ unmarked }) => unmarked === '')) return () => false;
  return (text) => {
    const folded = foldedText(text);
    const unmarked = unmarkedText(folded);
    return wanted.every(
      (word) => unmarked.includes(word.unmarked) && (word.marked === null || folded.includes(word.marked)),
    );
  };
}
