import { foldedText, unmarkedText } from '../storage/folded-text.ts';

/** What a text is compared by, piece after piece: a word, a character of a script without spaces, or a symbol. */
export interface Piece {
  /**
   * `solid`: a character, with its marks, of a script that puts nothing between words. `open`: a run of Hangul, which
   * particles are attached to. `word`: a run of letters and digits of any other script. `symbol`: an emoji, a sign.
   */
  kind: 'solid' | 'open' | 'word' | 'symbol';
  /** Folded. */
  text: string;
  /** Without the marks that people leave out, decomposed; a syllable of Hangul stays whole. */
  plain: string;
  /** Nothing stands between it and the piece before. */
  isClose: boolean;
}

/**
 * The pieces of a text, in their order. Spaces and punctuation are none: they end a word and are no part of what is
 * compared, so that `don't`, `don’t` and `don t` are the same. Pure.
 */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  const plains = new Map<string, string>();
  const folded = foldedText(text);
  let end = 0;
  for (const match of folded.matchAll(anyPiece)) {
    const [said, asWord, asSolid, asOpen] = match;
    const { index } = match;
    const kind = asWord ? 'word' : asSolid ? 'solid' : asOpen ? 'open' : 'symbol';
    const plain = plains.get(said) ?? (kind === 'open' ? said : unmarkedText(said));
    plains.set(said, plain);
    pieces.push({ kind, text: said, plain, isClose: index === end && index > 0 });
    end = index + said.length;
  }
  return pieces;
}

/** Letters and digits of scripts that put nothing between words; what they share with others belongs to them, too. */
const solid =
  '[[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Bopo}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}\\p{sc=Tibt}\\p{sc=Tale}\\p{sc=Talu}\\p{sc=Lana}\\p{sc=Tavt}]&&[\\p{L}\\p{N}]]';
const hangul = '[\\p{sc=Hang}&&\\p{L}]';
const word = `[[\\p{L}\\p{N}\\p{M}]--${solid}--${hangul}]`;
/** A flag is two letters of its own kind; of other signs each is one. */
const symbol = '\\p{RI}{2}|[\\p{S}#@&%§]';
const anyPiece = new RegExp(`(${word}+)|(${solid}\\p{M}*)|((?:${hangul}\\p{M}*)+)|${symbol}`, 'gv');
