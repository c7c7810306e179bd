import type { Engine } from '../engine.ts';
import { openPostgres } from './open.ts';
import { postgresUpkeep } from './upkeep.ts';

/** The database that a URL names. */
export function postgresEngine(url: string): Engine {
  return {
    open: (rules, opening) => openPostgres(url, rules, opening),
    upkeep: postgresUpkeep(url),
  };
}
