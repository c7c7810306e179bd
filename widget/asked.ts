/** When the visitor last answered or declined each survey. Only ever written after they did. */

/** In milliseconds; undefined where it never happened or the browser keeps nothing. */
export function askedAt(site: string, slug: string): number | undefined {
  const at = read(site)[slug];
  return typeof at === 'number' ? at : undefined;
}

export function rememberAsked(site: string, slug: string, now: number): void {
  try {
    localStorage.setItem(key(site), JSON.stringify({ ...read(site), [slug]: now }));
  } catch {}
}

function read(site: string): Record<string, unknown> {
  try {
    return JSON.parse(localStorage.getItem(key(site)) ?? '{}') ?? {};
  } catch {
    return {};
  }
}

function key(site: string): string {
  return `earshot:${site}:asked`;
}
