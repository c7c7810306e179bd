import { random } from './random.ts';

/** Words that nobody else writes: how many of a million write them. */
export const planted = {
  zanzibar: 5,
  退订: 5,
  マンゴー: 5,
  ทุเรียน: 5,
  qr: 50,
  Expressversand: 500,
  发票抬头: 500,
} as const;

const vocabulary = 40_000;
const characters = 3_000;

/**
 * Comments as people write them, as far as an index can tell: few words and characters make up most of each, and there
 * are always some that nobody has used before. Two of three are in words of letters, one in Chinese characters.
 *
 * @param rows how many there will be
 * @param seed the same seed gives the same comments
 */
export function comments(rows: number, seed: number): (i: number) => string {
  const next = random(seed);
  // As often as its rank says (Zipf): each doubling of the rank has the same share.
  const rank = (most: number) => Math.floor(most ** next());
  const places = plantedAt(rows, next);
  return (i) => {
    const length = 4 + Math.floor(14 * next());
    const text =
      next() < 2 / 3
        ? Array.from({ length }, () => wordOf(rank(vocabulary))).join(' ')
        : Array.from({ length: 2 * length }, () => String.fromCodePoint(0x4e00 + 5 * rank(characters))).join(
            '',
          );
    const word = places.get(i);
    return word === undefined ? text : `${text} ${word}`;
  };
}

function plantedAt(rows: number, next: () => number): Map<number, string> {
  const places = new Map<number, string>();
  for (const [word, often] of Object.entries(planted)) {
    for (let left = Math.ceil((often * rows) / 1_000_000); left > 0; ) {
      const at = Math.floor(next() * rows);
      if (places.has(at)) continue;
      places.set(at, word);
      left--;
    }
  }
  return places;
}

const begins = ['b', 'c', 'd', 'f', 'g', 'h', 'l', 'm', 'n', 'p', 'r', 's', 't', 'w', 'st', 'th', 'tr', 'ch'];
const middles = ['a', 'e', 'i', 'o', 'u', 'e', 'a', 'ea', 'ou'];
const ends = ['', 'n', 'r', 's', 't', 'l', 'd', 'ng', 'st', ''];

/** Of one to four syllables, the longer the rarer. */
function wordOf(rank: number): string {
  let [word, rest] = ['', rank];
  do {
    word += begins[rest % begins.length];
    rest = Math.floor(rest / begins.length);
    word += middles[(rest + rank) % middles.length];
    rest = Math.floor(rest / middles.length);
    word += ends[(rest + 3 * rank) % ends.length];
    rest = Math.floor(rest / ends.length);
  } while (rest > 0 || (rank > 2_000 && word.length < 6));
  return word;
}
