/** Whether one of the patterns, or there is none, covers a whole address. */
export function isAddress(patterns: readonly string[] | undefined, address: string): boolean {
  return !patterns || patterns.some((pattern) => new RegExp(pattern).test(address));
}
