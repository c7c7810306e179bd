import type { CountRules } from './contract/counting.ts';
import { openSqlite } from './sqlite/open.ts';
import type { Storage } from './storage.ts';

/** Opens the engine that the configuration names. The one place that knows of every engine. */
export function openStorage(
  config: { dataFolder: string },
  rules: CountRules,
  notice?: (text: string) => void,
): Storage {
  return openSqlite(config.dataFolder, rules, notice ? { notice } : {});
}
