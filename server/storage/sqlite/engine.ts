import type { Engine } from '../engine.ts';
import { openSqlite } from './open.ts';
import { openTableSource } from './table-source.ts';
import { sqliteUpkeep } from './upkeep.ts';

/** The embedded database of a folder. */
export function sqliteEngine(folder: string): Engine {
  return {
    open: async (rules, { notice } = {}) => openSqlite(folder, rules, { notice }),
    upkeep: sqliteUpkeep(folder),
    source: (notice) => openTableSource(folder, notice),
  };
}
