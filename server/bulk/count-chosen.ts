import type { Position, ResponseFilter } from '../storage/contract/selection.ts';
import type { Storage } from '../storage/storage.ts';

/**
 * How many responses a choice has, counted stretch by stretch.
 * @param isOver looked at between two stretches: what is counted by then is told
 */
export async function countChosen(
  chosen: Omit<ResponseFilter, 'limit' | 'before'>,
  responses: Pick<Storage['responses'], 'count'>,
  isOver: () => boolean = () => false,
): Promise<number> {
  let total = 0;
  let before: Position | null = null;
  do {
    const { count, next } = await responses.count({ ...chosen, before });
    total += count;
    before = next;
  } while (before !== null && !isOver());
  return total;
}
