import type { Cell } from './record.ts';

const deepest = 8;

/** The fields of an object by their path, like `answers.score`; null and empty texts are left out. Pure. */
export function flatten(object: object): Record<string, Cell> {
  const cells: Record<string, Cell> = Object.create(null);
  add(cells, '', object, 0);
  return cells;
}

function add(cells: Record<string, Cell>, path: string, value: unknown, depth: number): void {
  if (value === null || value === undefined || value === '') return;
  if (typeof value !== 'object' || Array.isArray(value)) {
    cells[path] = value as Cell;
    return;
  }
  if (depth === deepest) return;
  for (const [name, part] of Object.entries(value))
    add(cells, path ? `${path}.${name}` : name, part, depth + 1);
}
