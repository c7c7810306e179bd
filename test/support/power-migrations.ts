import type { Migration } from '../../server/storage/migrate.ts';
import { migrations } from '../../server/storage/sqlite/migrations.ts';

/** As of a release to come: a table more, and every response rewritten. */
export const laterMigrations: readonly Migration[] = [
  ...migrations,
  {
    version: migrations.length + 1,
    name: 'of a later release',
    statements: [
      'CREATE TABLE later (id BLOB PRIMARY KEY)',
      'INSERT INTO later SELECT id FROM responses',
      'ALTER TABLE responses ADD COLUMN later INTEGER NOT NULL DEFAULT 0',
      'UPDATE responses SET later = 1',
    ],
  },
];
