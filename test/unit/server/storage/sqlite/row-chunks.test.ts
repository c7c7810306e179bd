import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rowChunks } from '../../../../../server/storage/sqlite/row-chunks.ts';
import { type SqliteDatabase, sqliteEngine } from '../../../../support/storage-sqlite.ts';

const hour = 3_600_000;

let database: SqliteDatabase;
let db: Database.Database;
beforeEach(async () => {
  database = await sqliteEngine.create();
  await (await database.open()).close();
  db = new Database(path.join(database.folder, 'earshot.db'));
});
afterEach(async () => {
  db.close();
  await database.destroy();
});

/** So many rows at the moment `from`, and so on every so many milliseconds; their device is a number of its own. */
function arrive(from: number, moments: number, every: number, each = 1): void {
  db.prepare<object>(
    `WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < @rows)
     INSERT INTO responses SELECT 1, randomblob(16), 2, 1, 0, 1, 0, 0, 0, @from + (i / @each) * @every,
       NULL, NULL, 0, x'00', 0, NULL, NULL, NULL, NULL, NULL, i, NULL, NULL, NULL, NULL, NULL, NULL,
       '[]', NULL, NULL, NULL FROM n`,
  ).run({ rows: moments * each, from, every, each });
}

const chunks = (end: number) => [
  ...rowChunks(db, ['device', 'cells'], { siteKey: 1, surveyKeys: [2], bounds: [0, end] }),
];

test('a crowd after a quiet night is not held at once, and each is there once', () => {
  arrive(0, 24 * 60, 60_000);
  arrive(24 * hour, 120_000, 1);
  const read = chunks(48 * hour);
  expect(Math.max(...read.map(({ rows }) => rows))).toBeLessThanOrEqual(40_000);
  expect(read.reduce((sum, { rows }) => sum + rows, 0)).toBe(24 * 60 + 120_000);
  const devices = read.flatMap(({ columns }) => columns.get('device') as number[]);
  expect(new Set(devices.slice(24 * 60)).size).toBe(120_000);
});

test('what came in one moment is read, however much', () => {
  arrive(hour, 1, 1, 45_000);
  arrive(hour + 1, 10, 1);
  const [first, ...others] = chunks(2 * hour);
  expect(first!.columns.get('cells')).toHaveLength(45_000);
  expect(others.reduce((sum, { rows }) => sum + rows, 0)).toBe(10);
});
