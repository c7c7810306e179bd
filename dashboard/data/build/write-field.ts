import type { Edited } from './edited.ts';
import { putAt } from './put-at.ts';

/** No trigger at all is something else than the triggers that a survey has by default. */
const meansSomethingEmpty = 'show.on';

/** A field with another value, or without one; what was optional and has nothing left in it goes, too. */
export function writeField(edited: Edited, path: string, value: unknown): Edited {
  const next = putAt(edited, path, value);
  const parent = path.slice(0, path.lastIndexOf('.'));
  if (value !== undefined || parent === meansSomethingEmpty) return next;
  return isEmpty(valueAt(next, parent)) ? putAt(next, parent, undefined) : next;
}

function valueAt(root: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], root);
}

function isEmpty(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => one === undefined)
  );
}
