/**
 * The index of texts. The responses of a survey lie in chapters, one behind the other in time, and those of a chapter in
 * blocks of some. For each block it is known by which grams its texts are found, in one bit each: a word whose grams are
 * not all there is in none of its texts, and nothing of the block needs to be read. Where they are, its texts are read,
 * and tell. So the index never answers: it says where not to look. Pure.
 */
import { textGrams } from './text-grams.ts';

/** A stretch of time, epoch milliseconds, half-open. */
export interface Stretch {
  from: number;
  to: number;
}

/** What the index knows of the texts of a chapter. */
export interface ChapterTexts {
  /** Where each block ends, in epoch milliseconds; the last one ends with the chapter. */
  ends: number[];
  /** For each place that a gram can have, which blocks have one there: bit n is block n. 4 bytes, the lowest first. */
  bits: Buffer;
}

/** A response, and its texts with line breaks between them; null where it has none. */
export interface TimedText {
  receivedAt: number;
  text: string | null;
}

/** How the bits are made. Whoever makes them otherwise counts it up: what was made before is made anew then. */
const making = 1;

/** How grams are made of a text follows from Unicode's tables, too: those of another release may not be read. */
export const textForm = making * 10_000 + Math.round(Number.parseFloat(process.versions.unicode!) * 10);

/** Blocks of a chapter. */
const blocks = 32;

/** Responses of a chapter that is full. */
export const chapterRows = 512;

/** Of the places of a block, so many may be taken. */
const fullest = 0.3;
const mostPlaces = 65_536;

/** @param rows of one chapter, in the order of time */
export function chapterOf(rows: readonly TimedText[]): ChapterTexts {
  const pieces = piecesOf(rows);
  const grams = pieces.map((piece) => {
    const texts = piece.flatMap(({ text }) => text ?? []);
    return texts.length === 0 ? new Set<number>() : textGrams(texts.join('\n'));
  });
  const most = Math.max(0, ...grams.map(({ size }) => size));
  const places = Math.min(mostPlaces, Math.ceil(most / fullest));
  const bits = Buffer.alloc(4 * places);
  for (const [block, hashes] of grams.entries()) {
    for (const hash of hashes) {
      const at = placeOf(hash, places);
      bits.writeInt32LE(bits.readInt32LE(at) | (1 << block), at);
    }
  }
  return { ends: pieces.slice(1).map(([first]) => first!.receivedAt), bits };
}

/** Which blocks of a chapter may hold a text that has all these grams, as bits. */
export function blocksWith(bits: Buffer, grams: Iterable<number>): number {
  const places = bits.length / 4;
  if (places === 0) return 0;
  let found = -1;
  for (const hash of grams) {
    found &= bits.readInt32LE(placeOf(hash, places));
    if (found === 0) return 0;
  }
  return found;
}

/** The stretches of time of some blocks, the latest first; blocks that touch are one stretch. */
export function stretchesOf(chapter: Stretch, ends: readonly number[], found: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (let block = ends.length; block >= 0; block--) {
    if ((found & (1 << block)) === 0) continue;
    const from = block === 0 ? chapter.from : ends[block - 1]!;
    const to = block === ends.length ? chapter.to : ends[block]!;
    const later = stretches.at(-1);
    if (later?.from === to) later.from = from;
    else stretches.push({ from, to });
  }
  return stretches;
}

/** Those of a chapter's responses that a word of theirs would not be found in: none, where all is as it should be. */
export function passedOver({ ends, bits }: ChapterTexts, rows: readonly TimedText[]): TimedText[] {
  return rows.filter(({ receivedAt, text }) => {
    const grams = textGrams(text ?? '');
    const later = ends.findIndex((end) => receivedAt < end);
    const block = later < 0 ? ends.length : later;
    return grams.size > 0 && (blocksWith(bits, grams) & (1 << block)) === 0;
  });
}

/** Of about the same length each; what came at the same moment lies in the same one. */
function piecesOf(rows: readonly TimedText[]): TimedText[][] {
  const length = Math.ceil(rows.length / blocks);
  const pieces: TimedText[][] = [];
  for (const row of rows) {
    const last = pieces.at(-1);
    if (last && (last.length < length || last.at(-1)!.receivedAt === row.receivedAt)) last.push(row);
    else pieces.push([row]);
  }
  return pieces;
}

/** Where in the bits a gram has its place, as PostgreSQL computes it, too. */
function placeOf(gram: number, places: number): number {
  return 4 * Math.floor((gram * places) / 2 ** 32);
}
