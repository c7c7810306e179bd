import { StorageRefused } from '../contract/storage-errors.ts';
import type { MovePosition } from '../table-move.ts';
import { meta } from './prepare.ts';
import type { Statements } from './statements.ts';

/** How far the move into this database is; null: none is under way. */
export async function movePosition(db: Statements): Promise<MovePosition | null> {
  const value = await meta(db, 'move');
  return value ? (JSON.parse(value.toString()) as MovePosition) : null;
}

/** Throws `StorageRefused` where only a part of an installation is there yet. */
export async function assertMoved(db: Statements, place: string): Promise<void> {
  if ((await movePosition(db)) === null) return;
  throw new StorageRefused(
    `The ${place} is being moved to and does not have everything yet: run "earshot migrate-to" again, which goes on where it stopped.`,
  );
}
