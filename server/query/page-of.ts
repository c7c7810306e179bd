import { z } from 'zod';
import { cursorOf, readCursor } from './cursor.ts';

interface PageQuery {
  limit: number;
  cursor?: string | undefined;
}

const position = z.strictObject({ after: z.int().min(0) });

/** A page of a list that is at hand whole, in the order of its keys, which only grow. */
export function pageOf<T extends { key: number }>(
  all: readonly T[],
  { limit, cursor }: PageQuery,
): { items: T[]; next: string | null } {
  const { after } = cursor === undefined ? { after: 0 } : readCursor(cursor, position);
  const rest = all.filter(({ key }) => key > after);
  const items = rest.slice(0, limit);
  return { items, next: rest.length > limit ? cursorOf({ after: items.at(-1)!.key }) : null };
}
