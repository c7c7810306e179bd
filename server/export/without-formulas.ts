/** A sign that formulas begin with, also in full width; `-5` and `+4.2` are numbers and stay. */
const sign = String.raw`(?:[=@＝＋－＠]|[+-](?!\d+(?:\.\d+)?(?:$|[;\t\r\n])))`;

/** White space in front hides the sign behind it. */
const atStart = new RegExp(String.raw`^(?=[\t\r\n]|\s*${sign})`);

/**
 * Where semicolons or tabs end cells, quotes that do not begin a cell hold nothing together: what stands behind one of
 * these, or behind the end of a line, is the beginning of another cell. The nearest of them is enough, and is found in one
 * pass, however many there are.
 */
const within = new RegExp(String.raw`([;\t]|\r\n?|\n)(?=(?:["']|[^\S\t\r\n])*${sign})`, 'g');

/**
 * A text that no spreadsheet takes for a formula, whichever sign it takes for the end of a cell: an apostrophe stands in
 * front of what would be one. https://owasp.org/www-community/attacks/CSV_Injection
 */
export function withoutFormulas(text: string): string {
  return text.replace(within, "$1'").replace(atStart, "'");
}

const guardAtStart = new RegExp(String.raw`^'(?=[\t\r\n]|\s*${sign})`);
const guardWithin = new RegExp(String.raw`([;\t]|\r\n?|\n)'(?=(?:["']|[^\S\t\r\n])*${sign})`, 'g');

/** A text as it was before `withoutFormulas`; one that had an apostrophe of its own there loses it. */
export function withFormulas(text: string): string {
  return text.replace(guardAtStart, '').replace(guardWithin, '$1');
}
