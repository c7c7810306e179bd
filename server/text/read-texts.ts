import { type Piece, piecesOf } from './pieces.ts';

/** Texts as themes look into them. */
export interface ReadTexts {
  /** Of all texts; between two of them stands null, which nothing that is looked for reaches across. */
  readonly pieces: readonly (Piece | null)[];
  /** Where each piece stands, by its plain form. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** The plain forms that begin with this. */
  beginning(start: string): readonly string[];
  /** The plain forms that end with this. */
  ending(end: string): readonly string[];
}

/** Reads texts once, however many themes then look into them. Costs what the texts are long. Pure. */
export function readTexts(texts: readonly string[]): ReadTexts {
  const pieces = texts.flatMap((text, i) => (i === 0 ? piecesOf(text) : [null, ...piecesOf(text)]));
  const places = new Map<string, number[]>();
  for (const [place, piece] of pieces.entries()) {
    if (piece === null) continue;
    const known = places.get(piece.plain);
    if (known) known.push(place);
    else places.set(piece.plain, [place]);
  }
  let sorted: string[] | undefined;
  let mirrored: string[] | undefined;
  return {
    pieces,
    places,
    beginning(start) {
      sorted ??= [...places.keys()].sort(byUnits);
      return startingWith(sorted, start);
    },
    ending(end) {
      mirrored ??= [...places.keys()].map(mirror).sort(byUnits);
      return startingWith(mirrored, mirror(end)).map(mirror);
    },
  };
}

/** The stretch of a sorted list that begins with something. */
function startingWith(sorted: readonly string[], start: string): string[] {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! < start) from = middle + 1;
    else to = middle;
  }
  let end = from;
  while (end < sorted.length && sorted[end]!.startsWith(start)) end++;
  return sorted.slice(from, end);
}

function byUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** By code units: what it gives is only ever compared, and mirrored back. */
function mirror(text: string): string {
  return text.split('').reverse().join('');
}
