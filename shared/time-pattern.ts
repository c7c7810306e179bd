/** Times as people write them: a pattern of tokens like `DD-MM-YYYY HH.mm`. */

/** What a token stands for; `half` of a day. */
export type TimePart = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'millisecond' | 'half';

/** Those that begin alike stand with the longest first. */
const tokens = {
  YYYY: 'year',
  MMM: 'month',
  SSS: 'millisecond',
  YY: 'year',
  MM: 'month',
  DD: 'day',
  HH: 'hour',
  hh: 'hour',
  mm: 'minute',
  ss: 'second',
  M: 'month',
  D: 'day',
  H: 'hour',
  h: 'hour',
  m: 'minute',
  s: 'second',
  A: 'half',
} as const satisfies Record<string, TimePart>;
export type TimeToken = keyof typeof tokens;

/** A token, or a sign between two of them. */
export type TimePiece = { token: TimeToken; part: TimePart } | { sign: string };

/** A pattern as its tokens and the signs between them. */
export function timePieces(pattern: string): TimePiece[] {
  const pieces: TimePiece[] = [];
  for (let at = 0; at < pattern.length; ) {
    const token = (Object.keys(tokens) as TimeToken[]).find((one) => pattern.startsWith(one, at));
    pieces.push(token ? { token, part: tokens[token] } : { sign: pattern[at]! });
    at += token?.length ?? 1;
  }
  return pieces;
}

/**
 * Whether a day can be read by a pattern. None of its parts may stand in it twice: which digits would be of which of them
 * could be said in more ways than anybody can wait for.
 */
export function isTimePattern(pattern: string): boolean {
  const parts = timePieces(pattern).flatMap((piece) => ('part' in piece ? [piece.part] : []));
  const needed = ['year', 'month', 'day'] as const;
  return new Set(parts).size === parts.length && needed.every((part) => parts.includes(part));
}
