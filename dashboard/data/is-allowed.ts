/** Whether pages of an origin may answer by a site's list: an entry is exact, or like `https://*.shop.example`. */
export function isAllowed(origin: string, list: readonly string[]): boolean {
  return list.some((entry) => {
    const [scheme, host] = entry.toLowerCase().split('://*');
    if (host === undefined) return scheme === origin;
    return origin.startsWith(`${scheme}://`) && origin.endsWith(host);
  });
}
