import { afterEach, beforeEach, expect, test } from 'vitest';
import { Committer, type Transaction } from '../../../server/storage/postgres/committer.ts';
import { type PostgresDatabase, postgresEngine } from '../../support/storage-postgres.ts';

/** What becomes of a transaction whose statements are sent without waiting for its opening. */
export function transactions(): void {
  let database: PostgresDatabase;
  let committer: Committer;
  beforeEach(async () => {
    database = await postgresEngine.create();
    committer = new Committer(database.url);
    await committer.commit((tx) => tx.several(['CREATE TABLE things (name text PRIMARY KEY)']));
  });
  afterEach(async () => {
    await committer.close();
    await database.destroy();
  });
  const note = (tx: Transaction, name: string) => tx.run('INSERT INTO things (name) VALUES ($1)', [name]);
  const noted = () => committer.read((db) => db.all<{ name: string }>('SELECT name FROM things'));

  test('the work has the rows of the opening, and is on disk with it', async () => {
    const opening = [`INSERT INTO things (name) VALUES ('opened')`, 'SELECT name FROM things'];
    const rows = await committer.commit(async (tx, opened) => {
      await note(tx, 'worked');
      return opened;
    }, opening);
    expect(rows).toEqual([[], [{ name: 'opened' }]]);
    expect(await noted()).toEqual([{ name: 'opened' }, { name: 'worked' }]);
  });

  test('what was sent behind an opening that fails is nowhere, and its reason is told', async () => {
    await expect(committer.commit((tx) => note(tx, 'lost'), ['SELECT 1 / 0'])).rejects.toThrow(
      'division by zero',
    );
    expect(await noted()).toEqual([]);
  });

  test('nor is what the work sends when that is known already', async () => {
    const stubborn = async (tx: Transaction, opened: Promise<unknown>) => {
      await opened.catch(() => {});
      await new Promise((resolve) => setImmediate(resolve));
      await note(tx, 'late');
    };
    await expect(committer.commit(stubborn, ['SELECT 1 / 0'])).rejects.toThrow('division by zero');
    expect(await noted()).toEqual([]);
  });
}
