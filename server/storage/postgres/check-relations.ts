import type { Committer } from './committer.ts';
import { ourTables } from './find-damage.ts';
import type { Statements } from './statements.ts';

/** What PostgreSQL's extension `amcheck` found. */
export interface RelationsCheck {
  tables: number;
  indexes: number;
  bytes: number;
  /** The first thing that is wrong with each. */
  faults: { kind: 'table' | 'index'; name: string; message: string }[];
  /** Tables and indexes that there was no time for. */
  left: string[];
}

/** What amcheck can do in this database, and whom for. */
export interface Amcheck {
  /** `unavailable`: it is not installed on the server; `absent`: not in the database; `forbidden`: not for this user. */
  state: 'ready' | 'unavailable' | 'absent' | 'forbidden';
  /** As they stand in a statement. */
  schema: string;
  user: string;
  /** Whether this user can restore a dump that has the extension in it, as every dump of this database has. */
  restores: boolean;
}

/** Its functions that are used, as they are named in a grant. */
export const amcheckFunctions = [
  'bt_index_check(regclass, boolean)',
  'verify_heapam(regclass, boolean, boolean, text, bigint, bigint)',
] as const;

export async function findAmcheck(db: Statements): Promise<Amcheck> {
  const row = await db.one<{
    user: string;
    available: boolean;
    schema: string | null;
    allowed: boolean;
    owns: boolean;
  }>(
    `SELECT quote_ident(current_user) AS user, quote_ident(n.nspname) AS schema,
       EXISTS (SELECT FROM pg_available_extensions WHERE name = 'amcheck') AS available,
       coalesce(has_schema_privilege(n.oid, 'USAGE') AND (
         SELECT bool_and(coalesce(has_function_privilege(
           to_regprocedure(quote_ident(n.nspname) || '.' || f), 'EXECUTE'), false)) FROM unnest($1::text[]) f
       ), false) AS allowed, coalesce(pg_has_role(e.extowner, 'USAGE'), true) AS owns
     FROM (VALUES (1)) one
     LEFT JOIN pg_extension e ON e.extname = 'amcheck' LEFT JOIN pg_namespace n ON n.oid = e.extnamespace`,
    [amcheckFunctions],
  );
  const { user, available, schema, allowed, owns } = row!;
  if (schema === null)
    return { state: available ? 'absent' : 'unavailable', schema: '', user, restores: true };
  return { state: allowed ? 'ready' : 'forbidden', schema, user, restores: owns };
}

interface Relation {
  id: number;
  name: string;
  kind: 'table' | 'index';
  /** The table itself, or that of the index. */
  table: string;
  bytes: number;
}

/**
 * Has amcheck look at each table, and at each index of a whole one with every row that ought to stand in it, the smallest
 * first. Writers are not held up. The memory is that of `maintenance_work_mem`; each index has its table read once.
 *
 * @param patience milliseconds for all of it; what has not been looked at then is left
 */
export async function checkRelations(
  committer: Committer,
  schema: string,
  patience: number,
): Promise<RelationsCheck> {
  const until = performance.now() + patience;
  const found: RelationsCheck = { tables: 0, indexes: 0, bytes: 0, faults: [], left: [] };
  for (const relation of await committer.read(ourRelations)) {
    if (found.faults.some(({ name }) => name === relation.table)) continue;
    const remaining = Math.floor(until - performance.now());
    const message = remaining < 1 ? tooLate : await faultOf(committer, schema, relation, remaining);
    if (message === tooLate) {
      found.left.push(relation.name);
      continue;
    }
    found[relation.kind === 'table' ? 'tables' : 'indexes'] += 1;
    found.bytes += relation.bytes;
    if (message !== null) found.faults.push({ kind: relation.kind, name: relation.name, message });
  }
  return found;
}

function ourRelations(db: Statements): Promise<Relation[]> {
  return db.all(
    `SELECT id::bigint, name, kind, "table", pg_relation_size(id::oid) AS bytes FROM (
       SELECT oid AS id, relname::text AS name, 'table' AS kind, relname::text AS "table" FROM pg_class
       WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname = ANY($1)
       UNION ALL
       SELECT c.oid, c.relname::text, 'index', t.relname::text FROM pg_index i
       JOIN pg_class t ON t.oid = i.indrelid JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
       WHERE t.relnamespace = current_schema()::regnamespace AND t.relname = ANY($1) AND a.amname = 'btree'
         AND i.indisvalid AND i.indisready
     ) relations ORDER BY kind DESC, bytes, name`,
    [ourTables],
  );
}

const tooLate = Symbol('too late');

/** What is wrong, or null; or that it took too long. */
async function faultOf(
  committer: Committer,
  schema: string,
  { id, kind }: Relation,
  remaining: number,
): Promise<string | null | typeof tooLate> {
  const bounded = ['SET TRANSACTION READ ONLY', `SET LOCAL statement_timeout = ${remaining}`];
  const look = async (db: Statements) => {
    const rows =
      kind === 'table'
        ? await db.all<{ message: string }>(
            `SELECT 'block ' || blkno || ': ' || msg AS message
             FROM ${schema}.verify_heapam($1::oid::regclass, on_error_stop => true) LIMIT 1`,
            [id],
          )
        : await db.all<{ message: null }>(
            `SELECT NULL AS message FROM ${schema}.bt_index_check($1::oid::regclass, true)`,
            [id],
          );
    return rows[0]?.message ?? null;
  };
  try {
    return await committer.commit(look, bounded, 'long');
  } catch (error) {
    const { code, message } = ((error as Error).cause ?? error) as { code?: string; message: string };
    if (code === canceled) return tooLate;
    // What a damaged page is mistaken for may be anything; that it is PostgreSQL's own trouble, the class says.
    if (code?.startsWith('XX')) return message;
    throw error;
  }
}

/** The SQLSTATE of a statement that ran into its time. */
const canceled = '57014';
