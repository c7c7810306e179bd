import type { Finding } from '../finding.ts';
import { type Amcheck, amcheckFunctions, checkRelations, findAmcheck } from './check-relations.ts';
import type { Committer } from './committer.ts';
import { restoreBackup } from './restore-backup.ts';

/**
 * Whether tables are whole, and indexes agree with them, as far as the extension `amcheck` may be asked.
 *
 * @param patience milliseconds for all of it
 */
export async function relationsFindings(committer: Committer, patience: number): Promise<Finding[]> {
  const { state, schema, user, restores } = await committer.read(findAmcheck);
  if (state !== 'ready') {
    const { why, remedy } = notCompared(state, schema, user);
    return [{ what: `Indexes were not compared with their tables: ${why}`, state: 'warning', remedy }];
  }
  const { tables, indexes, bytes, faults, left } = await checkRelations(committer, schema, patience);
  const findings = faults.map(({ kind, name, message }): Finding => {
    const what = `The ${kind} ${name} is damaged: ${message}`;
    return { what, state: 'fault', remedy: kind === 'index' ? makeIndexAnew(name) : restoreBackup };
  });
  if (left.length > 0) {
    const what = `There was no time for ${left.length} of ${left.length + tables + indexes} tables and indexes: ${left.join(', ')}`;
    const remedy = 'Have pg_amcheck look at them: pg_amcheck --heapallindexed --jobs=2 "$DATABASE_URL".';
    findings.push({ what, state: 'warning', remedy });
  } else if (findings.length === 0) {
    const what = `Every index agrees with its table (${indexes} indexes, ${tables} tables, ${Math.ceil(bytes / 1e6)} MB)`;
    findings.push({ what, state: 'ok' });
  }
  if (!restores) {
    const what = `The extension amcheck is in each dump of this database, which ${user} cannot restore then`;
    findings.push({
      what,
      state: 'warning',
      remedy: 'As a superuser, when all is looked at: DROP EXTENSION amcheck;',
    });
  }
  return findings;
}

/** Nothing is lost with an index; but what one says twice may have been stored twice. */
const makeIndexAnew = (name: string) =>
  `Find out why (disk, memory, another C library under PostgreSQL), and run: REINDEX INDEX CONCURRENTLY ${name}`;

function notCompared(state: Exclude<Amcheck['state'], 'ready'>, schema: string, user: string) {
  const functions = amcheckFunctions.map((name) => (schema === '' ? name : `${schema}.${name}`)).join(', ');
  const grant = `GRANT EXECUTE ON FUNCTION ${functions} TO ${user};`;
  switch (state) {
    case 'unavailable':
      return {
        why: "PostgreSQL's extension amcheck is not installed on its machine",
        remedy: `Install the modules that come with it (often called postgresql-contrib).`,
      };
    case 'absent':
      return {
        why: 'the extension amcheck is not in this database',
        remedy: `As a superuser, in this database: CREATE EXTENSION amcheck; ${grant}`,
      };
    case 'forbidden':
      return {
        why: `the user ${user} may not use the extension amcheck`,
        remedy: `As a superuser, in this database: ${grant}`,
      };
  }
}
