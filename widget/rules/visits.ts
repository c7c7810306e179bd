import { json } from '../json.ts';

/** How long without a page of the site makes the next one another visit, in milliseconds. */
const pause = 30 * 60_000;

/** The number of the visit that this page belongs to, from 1. Counted in the browser: only ever with consent. */
export function countVisit(site: string, now: number): number {
  const { n, at } = read(site);
  const number = n > 0 && now - at < pause ? n : n + 1;
  try {
    localStorage.setItem(key(site), json({ n: number, at: now }));
  } catch {}
  return number;
}

export function forgetVisits(site: string): void {
  try {
    localStorage.removeItem(key(site));
  } catch {}
}

function read(site: string): { n: number; at: number } {
  try {
    const { n, at } = JSON.parse(localStorage.getItem(key(site)) ?? '');
    return { n: Number(n) || 0, at: Number(at) || 0 };
  } catch {
    return { n: 0, at: 0 };
  }
}

function key(site: string): string {
  return `earshot:${site}:visits`;
}
