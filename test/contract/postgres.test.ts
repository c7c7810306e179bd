import { afterAll, describe, expect, test } from 'vitest';
import { postgresSource } from '../support/postgres-from.ts';
import { postgresEngine, stopPostgres } from '../support/storage-postgres.ts';
import { forgetting } from './postgres/forgetting.ts';
import { locks } from './postgres/locks.ts';
import { opening } from './postgres/opening.ts';
import { peers } from './postgres/peers.ts';
import { races } from './postgres/races.ts';
import { schema } from './postgres/schema.ts';
import { transactions } from './postgres/transactions.ts';
import { storageContract } from './storage.ts';

if (postgresSource === null) {
  const remedy = 'apt-get install postgresql; CONTRIBUTING.md says how else to get 15 or later';
  // On a developer's machine it may be missing; where it counts it may not.
  test.skipIf(!process.env.EARSHOT_CI && process.env.CI !== 'true')(`there is a PostgreSQL: ${remedy}`, () =>
    expect.fail(remedy),
  );
} else {
  storageContract(postgresEngine);
  describe('several processes at once', () => races());
  describe('what processes know of each other', () => peers());
  describe('who waits for whom', () => locks());
  describe('values that are forgotten', () => forgetting());
  describe('the schema', () => schema());
  describe('transactions', () => transactions());
  describe('opening PostgreSQL', () => opening());
  afterAll(stopPostgres);
}
