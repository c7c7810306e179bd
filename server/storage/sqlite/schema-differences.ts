import Database from 'better-sqlite3';
import type { Migration } from '../migrate.ts';

export interface SchemaDifferences {
  /** What the migrations make and is not there, or is otherwise: a sentence each. */
  wrong: string[];
  /** Names of what is there and no migration makes. */
  foreign: string[];
}

/**
 * Compares the tables and indexes of a database with what the migrations up to its own version make. The version alone
 * does not tell: a build between two releases may have had others under the same number.
 */
export function schemaDifferences(
  db: Database.Database,
  migrations: readonly Migration[],
): SchemaDifferences {
  const version = db.pragma('user_version', { simple: true }) as number;
  const made = new Database(':memory:');
  try {
    for (const { statements } of migrations.filter((migration) => migration.version <= version))
      for (const statement of statements) made.exec(statement);
    const [expected, found] = [objectsOf(made), objectsOf(db)];
    return {
      wrong: [...expected].flatMap(([name, sql]) =>
        found.get(name) === sql ? [] : [differenceOf(name, found.get(name), made, db)],
      ),
      foreign: [...found.keys()].filter((name) => !expected.has(name)),
    };
  } finally {
    made.close();
  }
}

/** What of a file's schema is not as its version says, after the name of the file; null: nothing. */
export function wrongSchema(db: Database.Database, migrations: readonly Migration[]): string | null {
  const { wrong } = schemaDifferences(db, migrations);
  if (wrong.length === 0) return null;
  const others = wrong.length > 3 ? `; and ${wrong.length - 3} more` : '';
  return `was made by another build: ${wrong.slice(0, 3).join('; ')}${others}`;
}

/** By name, each as it was made, whatever its spaces. */
function objectsOf(db: Database.Database): Map<string, string> {
  const rows = db.prepare<[], { name: string; sql: string }>(
    `SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid`,
  );
  return new Map(
    rows.all().map(({ name, sql }) => [name, sql.replace(/\s+/g, ' ').replace(/ ?([(),]) ?/g, '$1')]),
  );
}

function differenceOf(
  name: string,
  sql: string | undefined,
  made: Database.Database,
  db: Database.Database,
): string {
  if (sql === undefined) return `"${name}" is missing`;
  const [expected, found] = [columnsOf(made, name), columnsOf(db, name)];
  const missing = expected.filter((column) => !found.includes(column));
  const foreign = found.filter((column) => !expected.includes(column));
  const said = [
    ...(missing.length > 0 ? [`lacks ${missing.join(', ')}`] : []),
    ...(foreign.length > 0 ? [`has ${foreign.join(', ')} besides`] : []),
  ];
  return `"${name}" ${said.length > 0 ? said.join(' and ') : 'is made otherwise'}`;
}

function columnsOf(db: Database.Database, name: string): string[] {
  return db
    .prepare<[string, string], string>(
      'SELECT name FROM pragma_table_info(?) UNION ALL SELECT name FROM pragma_index_info(?)',
    )
    .pluck()
    .all(name, name);
}
