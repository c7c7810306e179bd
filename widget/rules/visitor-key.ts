import type { Visit } from '../visit.ts';
import { isConsented } from './consented.ts';

/**
 * What tells this visitor from others: what the site calls them, else chance that is kept with their consent. It never
 * leaves the browser. Undefined where there is neither.
 */
export function visitorKey(visit: Visit): string | undefined {
  if (visit.told.visitor !== undefined) return visit.told.visitor;
  if (!isConsented(visit)) return undefined;
  try {
    const name = key(visit.config.site);
    const kept = localStorage.getItem(name) ?? `${crypto.getRandomValues(new Uint32Array(4))}`;
    localStorage.setItem(name, kept);
    return kept;
  } catch {
    return undefined;
  }
}

export function forgetVisitor(site: string): void {
  try {
    localStorage.removeItem(key(site));
  } catch {}
}

function key(site: string): string {
  return `earshot:${site}:visitor`;
}
