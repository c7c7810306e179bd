import type { Page } from './page.ts';

/** Follows a list to its end. For lists that are known to be short, such as sites and surveys. */
export async function allItems<T>(pageAt: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await pageAt(cursor);
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return items;
}
