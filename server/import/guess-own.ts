import type { ImportMapping } from '../../shared/import.ts';
import { targets } from './targets.ts';

/** Columns that every export of ours has. */
const telling = ['id', 'survey', 'version', 'class', 'receivedAt'];
/** What an export says of a visitor is only that there was one; of a page what it was counted under, too. */
const untold: readonly string[] = ['visitor', 'test', 'route'];

/** The mapping of a file that is an export of ours, whose columns are named as what they are; null: it is none. */
export function guessOwn(columns: readonly string[]): ImportMapping | null {
  const isExport =
    telling.every((name) => columns.includes(name)) && columns.some((name) => name.startsWith('answers.'));
  if (!isExport) return null;
  return Object.fromEntries(
    columns
      .filter((name) => !untold.includes(name) && isTarget(name))
      .map((name) => [name, { column: name }] as const),
  );
}

function isTarget(name: string): boolean {
  return Object.hasOwn(targets, name) || /^(answers|attributes)\../.test(name);
}
