import { StorageUnavailable } from '../contract/storage-errors.ts';
import type { Committer } from './committer.ts';
import { migrations } from './migrations.ts';
import { markWhole } from './prepare.ts';
import type { Statements } from './statements.ts';

/** Has PostgreSQL read all rows of all tables, the texts that it keeps beside them too, and tells what it stumbles upon. */
export class Checker {
  readonly #committer: Committer;
  #stopped = false;

  constructor(committer: Committer) {
    this.#committer = committer;
  }

  /** The first fault, or null, and notes when. Rejects with `StorageUnavailable` where the check was cut short. */
  async findFault(): Promise<string | null> {
    const fault = (await this.#committer.read(brokenIndex)) ?? (await this.#unreadable());
    this.#assertRuns();
    if (fault === null) await this.#committer.commit(markWhole);
    return fault;
  }

  /** A check that runs ends with the table that it is at: nothing depends on it. */
  stop(): void {
    this.#stopped = true;
  }

  async #unreadable(): Promise<string | null> {
    for (const table of tables) {
      this.#assertRuns();
      try {
        await this.#committer.read((db) =>
          db.run(`SELECT bit_xor(hashtextextended(t::text, 0)) FROM ${table} t`),
        );
      } catch (error) {
        if (!isDamage(error)) throw error;
        return `${table}: ${(error as Error).message}`;
      }
    }
    return null;
  }

  #assertRuns(): void {
    if (this.#stopped) throw new StorageUnavailable('the storage was closed');
  }
}

const tables = migrations
  .flatMap(({ statements }) => statements)
  .flatMap((statement) => /^CREATE TABLE (\w+)/.exec(statement)?.[1] ?? []);

async function brokenIndex(db: Statements): Promise<string | null> {
  const row = await db.one<{ name: string }>(
    `SELECT i.indexrelid::regclass::text AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     WHERE NOT i.indisvalid AND c.relnamespace = current_schema()::regnamespace LIMIT 1`,
  );
  return row ? `the index ${row.name} is not valid` : null;
}

/** `StorageUnavailable` where the read was, since damage (XX001, XX002) is for an operator, too. */
function isDamage(error: unknown): boolean {
  const { code } = ((error as Error).cause ?? error) as { code?: unknown };
  return code === 'XX001' || code === 'XX002';
}
