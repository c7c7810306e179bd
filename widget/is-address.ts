/** Whether one of the patterns, or there is none, covers an address. They are written for addresses that are decoded. */
export function isAddress(patterns: readonly string[] | undefined, address: string): boolean {
  return !patterns || patterns.some((pattern) => new RegExp(pattern, 's').test(decoded(address)));
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
