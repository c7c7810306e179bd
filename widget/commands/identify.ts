import type { Command } from '../page.ts';
import { isTaken } from './is-taken.ts';
import { tell } from './tell.ts';
import { warn } from './warn.ts';

/** Whose answers they are from now on, as the site calls its visitor; null or nothing: nobody's in particular. */
export const identify: Command = ({ stage }, visitor?: unknown) => {
  const id = visitor ?? undefined;
  if (id !== undefined && !isName(id)) return warn('identify takes a name of 1 to 200 characters, or null');
  if (stage) tell(stage.visit.told, { visitor: id === undefined ? id : `${id}` });
};

function isName(id: unknown): id is string | number {
  return typeof id === 'string' ? id !== '' && isTaken(id) : Number.isFinite(id);
}
