/** The globs of a list as it was typed: one a line, or between commas. */
export function readPages(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter(Boolean))];
}
