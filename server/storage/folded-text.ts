/**
 * A text as it is compared: compatible forms made one (NFKC: half and full width, ligatures), letters of either case
 * (ß is ss, ς is σ), and without what is not seen (joiners, soft hyphens, variation selectors). Marks stay. Pure, and
 * of no language: folding what is folded changes nothing.
 */
export function foldedText(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return (
    text
      .normalize('NFKC')
      // There and back: some letters have another one in common with what they are compared to (ẞ and ß: SS).
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      .replace(unseen, '')
      .replaceAll('ς', 'σ')
      .replaceAll('i\u0307', 'i')
      .normalize('NFKC')
  );
}

/**
 * A folded text without the marks that people leave out when they write in haste: accents of Latin, Greek and Cyrillic
 * letters, vowel points and hamzas of Arabic, points of Hebrew. Marks without which a word is another one (of Thai, of
 * Devanagari, of Kana) stay. It is decomposed, so that what stands in a text stands in it here, too.
 */
export function unmarkedText(folded: string): string {
  if (ascii.test(folded)) return folded;
  return folded
    .normalize('NFD')
    .replace(marks, '')
    .replace(wholeLetters, (letter) => plain[letter]!);
}

const ascii = /^[\0-\x7f]*$/;
/** The last one is the stroke that only makes an Arabic word longer. */
const unseen = /[\p{Default_Ignorable_Code_Point}\u0640]/gu;
const marks =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc]/g;
/** Letters with a mark that no decomposition takes off. */
const plain: Readonly<Record<string, string>> = { æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd' };
const wholeLetters = /[æœøłđ]/g;
