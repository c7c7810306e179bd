import { expect, test } from 'vitest';
import { NewerSchema, pendingMigrations } from '../../../../server/storage/migrate.ts';

const migrations = [1, 2, 3].map((version) => ({ version, name: `step ${version}`, statements: [] }));

test.each([
  [0, [1, 2, 3]],
  [2, [3]],
  [3, []],
])('a database of schema %d still needs %j', (current, expected) => {
  expect(pendingMigrations(current, migrations, 'a.db').map(({ version }) => version)).toEqual(expected);
});

test('a schema of a later release is refused, and the message says where it is', () => {
  expect(() => pendingMigrations(4, migrations, '/data/a.db')).toThrow(NewerSchema);
  expect(() => pendingMigrations(4, migrations, '/data/a.db')).toThrow('/data/a.db has schema 4');
});
