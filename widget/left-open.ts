/** A survey that was begun and left open when its page went away, kept in this tab alone until the page is back. */
import type { Answers } from './answer.ts';
import { json } from './json.ts';
import { openKey } from './open-key.ts';
import type { Sampling } from './visit.ts';

export interface LeftOpen {
  slug: string;
  version: number;
  /** `location.pathname`: on another page the survey would come as a surprise. */
  path: string;
  answers: Answers;
  /** The id of the question that was asked. */
  at: string;
  order?: string[];
  /** The response that grows, as it was last handed out. */
  id: string;
  revision: number;
  shownAt: string;
  rate: number;
  unit?: Sampling['unit'];
  /** It is a try, and counts for nothing. */
  test?: boolean | undefined;
}

/** False where the browser keeps nothing. */
export function keepOpen(site: string, left: LeftOpen): boolean {
  try {
    sessionStorage.setItem(openKey(site), json(left));
    return true;
  } catch {
    return false;
  }
}

/** Whether another page has gone on with what was kept, or has ended it. */
export function isOvertaken(site: string, { id, revision }: Pick<LeftOpen, 'id' | 'revision'>): boolean {
  const left = leftOpen(site);
  return !left || (left.id === id && left.revision > revision);
}

/** What was left open on this page; undefined where there is nothing. */
export function leftOpen(site: string): LeftOpen | undefined {
  try {
    const kept = sessionStorage.getItem(openKey(site));
    // An error, even one that is caught, costs more than all the rest: the browser notes where it came from.
    const left: LeftOpen | undefined = kept ? JSON.parse(kept) : undefined;
    return left?.path === location.pathname ? left : undefined;
  } catch {
    return undefined;
  }
}

export function forgetOpen(site: string): void {
  try {
    sessionStorage.removeItem(openKey(site));
  } catch {}
}
