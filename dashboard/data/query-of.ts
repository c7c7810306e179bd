/** Names and values as a query that people can read: slashes, commas and brackets stay. What is undefined is left out. */
export function queryOf(named: readonly (readonly [name: string, value: string | undefined])[]): string {
  return named
    .filter(([, value]) => value !== undefined)
    .map((pair) => pair.map((text) => readable(text!)).join('='))
    .join('&');
}

function readable(text: string): string {
  return encodeURIComponent(text).replace(/%(2F|2C|5B|5D)/g, decodeURIComponent);
}
