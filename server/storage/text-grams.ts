import { foldedText, unmarkedText } from './folded-text.ts';

/**
 * What a text is found by: numbers of 32 bits for each run of one, two or three characters in it that a word could be
 * looked for by. Nothing is cut into words, so nothing depends on where a language, or a release of the tables of one,
 * would cut. Pure.
 *
 * Characters of large alphabets (Han, Hangul, emoji) tell enough by themselves and in pairs; of all others there are
 * pairs and threes. Where a word stands in a text, its grams are among those of the text. One letter of a small alphabet
 * has none: nearly every text has each.
 */
export function textGrams(text: string): Set<number> {
  const grams = new Set<number>();
  /** What may be all that there is to look for: by two numbers it is less easily taken for something else. */
  const addTwice = (one: number, two: number) => grams.add(gramOf(one, two, 0)).add(gramOf(one, two, 1));
  eachRun(text, (run) => {
    for (let i = 0; i < run.length; i++) {
      const [one, two, three] = [run[i]!, run[i + 1], run[i + 2]];
      if (one >= firstAlone) addTwice(one, 0);
      if (two === undefined) continue;
      if (one >= firstOfMany || two >= firstOfMany) grams.add(gramOf(one, two, 0));
      else {
        addTwice(one, two);
        if (three !== undefined && three < firstOfMany) grams.add(gramOf(one, two, three));
      }
    }
  });
  return grams;
}

/** From here on (Kana, Han, Hangul, emoji and other pictures) a character by itself is worth looking for. */
const firstAlone = 0x2600;
/** From here on an alphabet is so large that two tell enough. */
const firstOfMany = 0x3400;

/** The code points between two spaces, as they are compared: of all kinds of spaces one is left by then. */
function eachRun(text: string, take: (run: readonly number[]) => void): void {
  const compared = unmarkedText(foldedText(text));
  let run: number[] = [];
  for (let i = 0; i < compared.length; i++) {
    const code = compared.codePointAt(i)!;
    if (code > 0xffff) i++;
    if (code > 0x20) run.push(code);
    else if (run.length > 0) {
      take(run);
      run = [];
    }
  }
  if (run.length > 0) take(run);
}

/** Mixed so that each bit follows from all of them (the finaliser of MurmurHash3). */
function gramOf(one: number, two: number, three: number): number {
  let hash = Math.imul(one, 0x9e3779b1) ^ Math.imul(two + 1, 0x85ebca6b) ^ Math.imul(three + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
