import { ConfigError } from '../config.ts';
import { databaseUrlFault } from '../database-url-fault.ts';
import { countRules } from '../ingest/count-rules.ts';
import { StorageRefused, StorageUnavailable } from '../storage/contract/storage-errors.ts';
import { engineOf, openStorage } from '../storage/open-storage.ts';
import type { TableSource, TableTarget } from '../storage/table-move.ts';
import { compareTables } from './compare-tables.ts';
import { moveTables } from './move-tables.ts';
import type { Operation, Outcome } from './operation.ts';
import { Stopped } from './stopped.ts';
import { whileNotStopped } from './while-not-stopped.ts';

export interface Move {
  /** The URL of the database; absent: that of DATABASE_URL. */
  to?: string | undefined;
  /** Compares only, and moves nothing. */
  check: boolean;
}

/**
 * Moves the installation in the data folder, which stays as it is, to a database server, and compares both then. What was
 * moved before is not moved again: it may be stopped or killed at any point.
 */
export async function migrateTo(operation: Operation, { to, check }: Move): Promise<Outcome> {
  const url = targetUrl(operation, to);
  const { config, say } = operation;
  const from = await engineOf({ dataFolder: config.dataFolder });
  const into = await engineOf({ dataFolder: config.dataFolder, databaseUrl: url });
  const source = from.source!(say);
  try {
    const target = await into.target!({ makes: !check, notice: say });
    try {
      return await whileNotStopped((signal) => moved(operation, { source, target, url, check, signal }));
    } catch (error) {
      const goesOn = error instanceof Stopped || error instanceof StorageUnavailable;
      if (goesOn && !check)
        say('Stopped. Run the same command again: it goes on from here. The folder is as it was.');
      if (error instanceof Stopped) return 1;
      throw error;
    } finally {
      await target.close();
    }
  } finally {
    source.close();
  }
}

function targetUrl({ config }: Operation, to: string | undefined): string {
  const url = to ?? config.databaseUrl;
  if (url === undefined)
    throw new ConfigError('migrate-to needs the database: earshot migrate-to postgres://…, or DATABASE_URL');
  const fault = databaseUrlFault(url);
  if (fault === null) return url;
  throw new ConfigError(`The URL must be like "postgres://user:password@host:5432/database", but ${fault}`);
}

interface Parts {
  source: TableSource;
  target: TableTarget;
  url: string;
  check: boolean;
  signal: AbortSignal;
}

async function moved(operation: Operation, { url, check, ...parts }: Parts): Promise<Outcome> {
  const { source, target } = parts;
  const { now, say } = operation;
  const began = now();
  if (!check) await moveTables(operation, parts);
  const { instance, move } = await target.state();
  if (instance !== source.identity.instance)
    throw new StorageRefused(
      `The ${target.place} has the data of another installation than ${source.place}.`,
    );
  const same = await compareTables(operation, parts);
  if (!same) {
    say(check ? differing(target.place) : `${differing(target.place)}\n${unusable}`);
    return 1;
  }
  if (check && move !== null) {
    say('All is the same, but the move has not ended: run earshot migrate-to without --check.');
    return 1;
  }
  if (!check) await target.finish();
  if (!(await countsRight(operation, url))) return 1;
  const seconds = ((now() - began) / 1000).toFixed(1);
  say(
    check
      ? `Both have the same, in ${seconds} s.`
      : `All is there and the same, in ${seconds} s.\n\n${next(operation)}`,
  );
  return 0;
}

/** Whether the counts of the database are what a recount of its responses comes to. */
async function countsRight({ config, say }: Operation, url: string): Promise<boolean> {
  const storage = await openStorage({ dataFolder: config.dataFolder, databaseUrl: url }, countRules);
  try {
    const wrong = (await storage.counts.verify()).length;
    if (wrong === 0) return true;
    say(
      `Everything was moved as it is, but ${wrong} counters are not what the responses come to, here as there: set DATABASE_URL and run earshot rebuild-counts.`,
    );
    return false;
  } finally {
    await storage.close();
  }
}

function differing(place: string): string {
  return `The ${place} does not have what the folder has: see the lines that say DIFFERS.`;
}

const unusable =
  'No server starts with it. Make the database anew (DROP DATABASE, CREATE DATABASE) and run the same command again.';

function next({ config }: Operation): string {
  return `What to do now:
  1. Set DATABASE_URL, leave EARSHOT_DATA as it is (${config.dataFolder}: exports, uploads of imports and
     erasures.ndjson stay there), and start the server.
  2. Keep earshot.db in that folder until you are sure; without DATABASE_URL a server goes on with it.
  3. Then delete earshot.db and its backups: what visitors have erased from now on is still in them.`;
}
