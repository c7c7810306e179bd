import { setTimeout } from 'node:timers/promises';
import type { CountRules } from '../contract/counting.ts';
import { StorageRefused, StorageUnavailable } from '../contract/storage-errors.ts';
import type { Opening } from '../engine.ts';
import type { Migration } from '../migrate.ts';
import { Committer } from './committer.ts';
import { Listener } from './listener.ts';
import { migrations } from './migrations.ts';
import { assertMoved } from './move-state.ts';
import { placeOf } from './place-of.ts';
import { PostgresStorage } from './postgres-storage.ts';
import { meta, prepare } from './prepare.ts';
import { reach } from './reach.ts';
import { refusalOf } from './refusal-of.ts';
import { beginEpoch } from './revisions.ts';
import { unreachable } from './unreachable.ts';

export interface OpenOptions extends Opening {
  /** Every statement that made the schema. */
  migrations?: readonly Migration[];
  /** Milliseconds that a statement may take; the engine's own patience until told otherwise. */
  patience?: number;
  /** What is waited by between two tries, in milliseconds. */
  rest?: (milliseconds: number) => Promise<unknown>;
}

/** Of one process, for reads that take less than their way. */
const briefConnections = 4;

/** Milliseconds from one try to the next: twice as long each time, up to the last. */
const [firstRest, lastRest] = [500, 3_000];

/**
 * Opens a database by its URL, and makes the tables where there are none. Rejects with `StorageRefused`, and changes
 * nothing, where it cannot be one of ours. A server that does not answer yet is waited for, or refused.
 */
export async function openPostgres(
  url: string,
  rules: CountRules,
  options: OpenOptions = {},
): Promise<PostgresStorage> {
  const { notice = () => {}, waits = false, rest = setTimeout } = options;
  const place = placeOf(url);
  for (let pause = firstRest; ; pause = Math.min(2 * pause, lastRest)) {
    try {
      return await openNow(url, rules, place, options);
    } catch (error) {
      const refusal = refusalOf(error, place);
      if (refusal) throw refusal;
      if (!(error instanceof StorageUnavailable)) throw error;
      const missing = unreachable(error, place);
      if (!waits) throw new StorageRefused(`${missing} Start it, or correct DATABASE_URL.`, { cause: error });
      notice(`${missing} Trying again in ${pause / 1000} s.`);
      await rest(pause);
    }
  }
}

async function openNow(
  url: string,
  rules: CountRules,
  place: string,
  { notice = () => {}, migrations: schema = migrations, patience }: OpenOptions,
): Promise<PostgresStorage> {
  await reach(url);
  const committer = new Committer(url, undefined, patience);
  const interning = new Committer(url, 1, patience);
  const brief = new Committer(url, briefConnections, patience);
  const listener = new Listener(url, committer);
  try {
    const created = await prepare(committer, schema, place, notice);
    await committer.read((db) => assertMoved(db, place));
    await committer.commit((tx) => beginEpoch(tx, Date.now()));
    const secret = (await committer.read((db) => meta(db, 'secret')))!;
    return new PostgresStorage({ committer, interning, brief, listener, place, rules, created, secret });
  } catch (error) {
    await Promise.all([committer.close(), interning.close(), brief.close()]);
    throw error;
  }
}
