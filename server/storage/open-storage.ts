import type { CountRules } from './contract/counting.ts';
import type { Engine, Opening } from './engine.ts';
import { sqliteEngine } from './sqlite/engine.ts';
import type { Storage } from './storage.ts';

/** Where the data are, as far as storage is concerned. */
export interface StorageConfig {
  dataFolder: string;
  /** Of a database server; absent: the data are in the folder. */
  databaseUrl?: string | undefined;
}

/** With its driver, which takes some 20 MB that nobody is to pay who keeps the data in a file. */
const postgres = async (url: string) => (await import('./postgres/engine.ts')).postgresEngine(url);

/** Of database servers, by the scheme of their URLs. The one place that knows of every engine. */
const engines: Readonly<Record<string, (url: string) => Promise<Engine>>> = {
  postgres,
  postgresql: postgres,
};

export async function engineOf({ dataFolder, databaseUrl }: StorageConfig): Promise<Engine> {
  if (databaseUrl === undefined) return sqliteEngine(dataFolder);
  const scheme = databaseUrl.slice(0, databaseUrl.indexOf(':')).toLowerCase();
  const engine = engines[scheme];
  if (!engine) throw new TypeError(`no engine is known for "${scheme}:"`);
  return engine(databaseUrl);
}

/** Opens the data that the configuration names. */
export async function openStorage(
  config: StorageConfig,
  rules: CountRules,
  opening?: Opening,
): Promise<Storage> {
  return (await engineOf(config)).open(rules, opening);
}
