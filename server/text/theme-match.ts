import type { ThemeRule } from '../../shared/theme.ts';
import { foldedText } from '../storage/folded-text.ts';
import { type Piece, piecesOf } from './pieces.ts';
import type { ReadTexts } from './read-texts.ts';

/** Whether texts say something of a theme. */
export type ThemeMatch = (texts: ReadTexts) => boolean;

/**
 * What a rule finds: texts in which any of its words stands and none of those that rule it out, wherever in them. To be
 * made once and asked often.
 *
 * A word is found where it stands as a whole: `pay` not in `display`. With a `*` at an end it may go on there: `pay*`,
 * `*pay*`. In scripts that put nothing between words it is found wherever it stands, and a word in Hangul where one begins
 * with it, since particles are attached. Of a phrase the words stand in order, with nothing but spaces and punctuation
 * between. Upper and lower case, forms of one character and accents are compared as words of lists are (`text-match.ts`).
 * Pure, and of no language.
 */
export function themeMatch({ words, not }: ThemeRule): ThemeMatch {
  const [wanted, unwanted] = [words.flatMap(termOf), not.flatMap(termOf)];
  return (texts) =>
    wanted.some((term) => stands(term, texts)) && !unwanted.some((term) => stands(term, texts));
}

/** A piece of what is looked for. */
interface Sought extends Piece {
  /** Its marks have to be there, too. */
  isMarked: boolean;
  /** More may stand before it, or behind it, in the same word. */
  before: boolean;
  behind: boolean;
}

/** A word or phrase that is looked for. */
interface Term {
  pieces: readonly Sought[];
  /** One place in it of each piece, however often that comes. */
  distinct: readonly number[];
}

/** None where there is nothing to see of it. */
function termOf(term: string): Term[] {
  const pieces = foldedText(term)
    .split(/\s+/)
    .flatMap((part) => soughtIn(part));
  const forms = pieces.map(({ plain, before, behind }) => `${Number(before)}${Number(behind)}${plain}`);
  const distinct = [...new Map(forms.map((form, i) => [form, i])).values()];
  return pieces.length > 0 ? [{ pieces, distinct }] : [];
}

function soughtIn(part: string): Sought[] {
  const pieces = piecesOf(part);
  const last = pieces.length - 1;
  return pieces.map((piece, i) => {
    const isRun = piece.kind === 'word' || piece.kind === 'open';
    const isAtEnd = piece.kind === 'open' && !pieces[i + 1]?.isClose;
    return {
      ...piece,
      isClose: i > 0 && piece.isClose,
      isMarked: piece.kind !== 'open' && piece.plain !== piece.text.normalize('NFD'),
      before: isRun && i === 0 && part.startsWith('*'),
      behind: isAtEnd || (isRun && i === last && part.endsWith('*')),
    };
  });
}

function stands({ pieces, distinct }: Term, texts: ReadTexts): boolean {
  let rarest: readonly number[] | undefined;
  let offset = 0;
  for (const i of distinct) {
    const places = placesOf(pieces[i]!, texts);
    if (places.length === 0) return false;
    if (rarest && rarest.length <= places.length) continue;
    rarest = places;
    offset = i;
  }
  return rarest!.some((place) => pieces.every((piece, i) => isAt(piece, texts.pieces, place - offset + i)));
}

function placesOf({ plain, before, behind }: Sought, { places, beginning, ending }: ReadTexts) {
  if (!before && !behind) return places.get(plain) ?? [];
  const forms =
    before && behind
      ? [...places.keys()].filter((form) => form.includes(plain))
      : before
        ? ending(plain)
        : beginning(plain);
  return forms.length === 1 ? places.get(forms[0]!)! : forms.flatMap((form) => places.get(form)!);
}

function isAt(sought: Sought, pieces: ReadTexts['pieces'], place: number): boolean {
  const piece = pieces[place];
  if (!piece || piece.kind !== sought.kind) return false;
  if (!fits(sought, piece.plain, sought.plain)) return false;
  if (sought.isMarked && !fits(sought, piece.text, sought.text)) return false;
  return !sought.isClose || piece.isClose || isLooselySet(pieces[place - 1]!, piece);
}

function fits({ before, behind }: Sought, found: string, wanted: string): boolean {
  if (before) return behind ? found.includes(wanted) : found.endsWith(wanted);
  return behind ? found.startsWith(wanted) : found === wanted;
}

/** Between Han and what is not of its kind some put a space, and some do not. */
function isLooselySet(one: Piece | null, other: Piece): boolean {
  return one !== null && (one.kind === 'solid') !== (other.kind === 'solid');
}
