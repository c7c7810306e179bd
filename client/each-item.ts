import type { Page } from './page.ts';

/** Follows a list item by item; a page is asked for when the one before it is used up. */
export async function* eachItem<T>(
  pageAt: (cursor: string | undefined) => Promise<Page<T>>,
  start?: string,
): AsyncGenerator<T, void, undefined> {
  let cursor = start;
  do {
    const page = await pageAt(cursor);
    yield* page.items;
    cursor = page.next ?? undefined;
  } while (cursor);
}
