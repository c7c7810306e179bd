import { eachItem } from './each-item.ts';
import type { Page } from './page.ts';

/** Follows a list to its end. For lists that are known to be short, such as sites and surveys. */
export async function allItems<T>(pageAt: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of eachItem(pageAt)) items.push(item);
  return items;
}
