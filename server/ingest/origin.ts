/**
 * Whether a page's origin may submit for a site: it is on the site's list (exact, or `https://*.example.com` for any
 * depth of subdomain), or it is our own. Pure.
 */
export function originAllowed(origin: string, list: readonly string[], own: readonly string[]): boolean {
  const asked = origin.toLowerCase();
  if (own.includes(asked)) return true;
  return list.some((entry) => matches(entry.toLowerCase(), asked));
}

function matches(entry: string, origin: string): boolean {
  const star = entry.indexOf('://*.');
  if (star < 0) return entry === origin;
  const scheme = entry.slice(0, star + 3);
  const suffix = entry.slice(star + 4);
  const host = origin.slice(scheme.length);
  return origin.startsWith(scheme) && host.length > suffix.length && host.endsWith(suffix);
}
