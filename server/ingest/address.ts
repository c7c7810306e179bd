/** What is kept of a page's address: no query, no fragment, no credentials. Null where it is none of http(s). */
export function keptAddress(address: string): { address: string; path: string; host: string } | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return { address: `${url.origin}${url.pathname}`, path: url.pathname, host: url.host };
}
