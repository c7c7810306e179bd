/**
 * When the visitor was last asked, by the slug of the survey, and under `*` by any that interrupts: written after they
 * answered or declined. Under `~` and the same name, when they were only shown it: written with their consent alone.
 */

import { json } from './json.ts';

/** In milliseconds; 0 where it never happened or the browser keeps nothing. */
export function askedAt(site: string, name: string): number {
  const kept = readAsked(site);
  return Math.max(Number(kept[name]) || 0, Number(kept[`~${name}`]) || 0);
}

/** `any`: what holds for all surveys. */
export function rememberAsked(site: string, slug: string, at: number, any = Date.now()): void {
  writeAsked(site, { [slug]: at, '*': any });
}

/** Changes some of the times; one that is undefined is forgotten. */
export function writeAsked(site: string, changes: Record<string, number | undefined>): void {
  try {
    localStorage.setItem(key(site), json({ ...readAsked(site), ...changes }));
  } catch {}
}

export function readAsked(site: string): Record<string, unknown> {
  try {
    return JSON.parse(localStorage.getItem(key(site)) ?? '{}') ?? {};
  } catch {
    return {};
  }
}

function key(site: string): string {
  return `earshot:${site}:asked`;
}
