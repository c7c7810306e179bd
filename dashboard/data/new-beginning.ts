import type { Page } from '../../client/page.ts';

/**
 * A list that was read for some pages, with its first page read anew: what is new stands before the rest, what is gone
 * is gone. Where more is new than a page holds, the rest does not join up, and the list begins again.
 */
export function newBeginning<T extends { id: string | number }>(read: Page<T>, first: Page<T>): Page<T> {
  const last = first.items.at(-1);
  const joint = last && first.next !== null ? read.items.findIndex(({ id }) => id === last.id) : -1;
  if (joint < 0) return first;
  return { items: [...first.items, ...read.items.slice(joint + 1)], next: read.next };
}
