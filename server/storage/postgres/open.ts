import { setTimeout } from 'node:timers/promises';
import type { CountRules } from '../contract/counting.ts';
import { StorageRefused, StorageUnavailable } from '../contract/storage-errors.ts';
import type { Opening } from '../engine.ts';
import type { Migration } from '../migrate.ts';
import { Committer } from './committer.ts';
import { migrations } from './migrations.ts';
import { assertMoved } from './move-state.ts';
import { placeOf } from './place-of.ts';
import { PostgresStorage } from './postgres-storage.ts';
import { meta, prepare } from './prepare.ts';
import { reach } from './reach.ts';
import { refusalOf } from './refusal-of.ts';
import { unreachable } from './unreachable.ts';

export interface OpenOptions extends Opening {
  /** Every statement that made the schema. */
  migrations?: readonly Migration[];
  /** What is waited by between two tries, in milliseconds. */
  rest?: (milliseconds: number) => Promise<unknown>;
}

/** Milliseconds from one try to the next: twice as long each time, up to the last. */
const [firstRest, lastRest] = [500, 10_000];

/**
 * Opens a database by its URL, and makes the tables where there are none. Rejects with `StorageRefused`, and changes
 * nothing, where it cannot be one of ours. A server that does not answer yet is waited for, or refused.
 */
export async function openPostgres(
  url: string,
  rules: CountRules,
  { notice = () => {}, migrations: schema = migrations, waits = false, rest = setTimeout }: OpenOptions = {},
): Promise<PostgresStorage> {
  const place = placeOf(url);
  for (let pause = firstRest; ; pause = Math.min(2 * pause, lastRest)) {
    try {
      return await openNow(url, rules, { place, schema, notice });
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
  { place, schema, notice }: { place: string; schema: readonly Migration[]; notice: (text: string) => void },
): Promise<PostgresStorage> {
  await reach(url);
  const committer = new Committer(url);
  const interning = new Committer(url, 1);
  try {
    const created = await prepare(committer, schema, place, notice);
    await committer.read((db) => assertMoved(db, place));
    const secret = (await committer.read((db) => meta(db, 'secret')))!;
    return new PostgresStorage({ committer, interning, place, rules, created, secret });
  } catch (error) {
    await Promise.all([committer.close(), interning.close()]);
    throw error;
  }
}
