import type { Engine } from '../engine.ts';
import { openPostgres } from './open.ts';
import { placeOf } from './place-of.ts';
import { refusing } from './refusing.ts';
import { openTableTarget } from './table-target.ts';
import { postgresUpkeep } from './upkeep.ts';

/** The database that a URL names. */
export function postgresEngine(url: string): Engine {
  return {
    open: (rules, opening) => openPostgres(url, rules, opening),
    upkeep: postgresUpkeep(url),
    target: async (opening) => {
      const place = placeOf(url);
      return refusing(place, () => openTableTarget(url, place, opening));
    },
  };
}
