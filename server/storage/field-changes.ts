/** What the audit keeps of a change. Pure, and the same for every engine. */
import type { FieldChanges } from '../../shared/audit.ts';

/** Values with more characters of JSON than this are named and not kept. */
const longest = 300;

/**
 * The fields among `names` that differ, each with what it was and what it is.
 *
 * @param old null: there was nothing before
 */
export function fieldChanges<T extends object>(
  names: readonly (keyof T & string)[],
  old: T | null,
  next: T,
): FieldChanges {
  return Object.fromEntries(
    names.flatMap((name) => {
      const [before, after] = [textOf(old?.[name]), textOf(next[name])];
      if (before === after) return [];
      const long = (before?.length ?? 0) > longest || (after?.length ?? 0) > longest;
      return [[name, long ? {} : { ...jsonOf('old', before), ...jsonOf('new', after) }]];
    }),
  );
}

function textOf(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

function jsonOf(side: 'old' | 'new', text: string | undefined): object {
  return text === undefined ? {} : { [side]: JSON.parse(text) };
}
