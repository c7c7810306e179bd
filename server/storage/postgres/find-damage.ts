import type { Committer } from './committer.ts';
import { migrations } from './migrations.ts';
import type { Statements } from './statements.ts';

/**
 * Has PostgreSQL read all rows of all tables, the texts that it keeps beside them too; the first thing that it stumbles
 * upon, or null.
 *
 * @param assertRuns throws where no more is to be read
 */
export async function findDamage(committer: Committer, assertRuns = () => {}): Promise<string | null> {
  const broken = await committer.read(brokenIndex);
  if (broken !== null) return broken;
  for (const table of ourTables) {
    assertRuns();
    try {
      await committer.read(
        (db) => db.run(`SELECT bit_xor(hashtextextended(t::text, 0)) FROM ${table} t`),
        'long',
      );
    } catch (error) {
      if (!isDamage(error)) throw error;
      return `${table}: ${causeOf(error).message}`;
    }
  }
  return null;
}

export const ourTables: readonly string[] = migrations
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
  const { code } = causeOf(error);
  return code === 'XX001' || code === 'XX002';
}

/** In PostgreSQL's own words. */
function causeOf(error: unknown): { code?: unknown; message: string } {
  return ((error as Error).cause ?? error) as { code?: unknown; message: string };
}
