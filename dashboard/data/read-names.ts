/** The names of a list as it was typed: one a line, or between commas. */
export function readNames(text: string): string[] {
  const names = text.split(/[\n,]+/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}
