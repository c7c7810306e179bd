import { beforeEach, describe, expect, it } from 'vitest';
import { measureStorage } from '../../../../server/metrics/measure-storage.ts';
import type { WriteOutcome } from '../../../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../../../server/storage/contract/surveys.ts';
import type { Storage } from '../../../../server/storage/storage.ts';
import { responseTo } from '../../../support/builders.ts';
import { storageFixture } from '../../../support/storage-fixture.ts';
import { sqliteEngine } from '../../../support/storage-sqlite.ts';

const fixture = storageFixture(sqliteEngine);
let told: unknown[];
let at: number;
let survey: StoredSurvey;
let storage: Storage;
beforeEach(async () => {
  told = [];
  at = 0;
  survey = await fixture.survey();
  storage = measureStorage(
    fixture.storage,
    {
      committed: (outcomes: readonly WriteOutcome[], seconds: number) => told.push([...outcomes, seconds]),
      commitFailed: () => told.push('failed'),
      jobEnded: (state) => told.push(state),
    },
    () => (at += 250),
  );
});

describe('a commit', () => {
  it('is told with the outcome of each response, and how long it took', async () => {
    const response = responseTo(survey);
    expect(await storage.responses.write([response, responseTo(survey)])).toEqual(['stored', 'stored']);
    await storage.responses.write([response]);
    expect(told).toEqual([
      ['stored', 'stored', 0.25],
      ['duplicate', 0.25],
    ]);
  });

  it('that fails is told as such, and fails', async () => {
    const impossible = { ...responseTo(survey), receivedAt: Number.NaN };
    await expect(storage.responses.write([impossible])).rejects.toThrow();
    expect(told).toEqual(['failed']);
  });
});

it('of a job only the end is told', async () => {
  const job = {
    id: 'job',
    kind: 'delete' as const,
    site: 'site',
    asked: {},
    done: 0,
    total: null,
    error: null,
  };
  await storage.jobs.create({ ...job, state: 'queued', createdAt: 1, updatedAt: 1 });
  for (const state of ['running', 'done'] as const) {
    await storage.jobs.progress('job', { state, done: 0, total: 1, error: null }, 2);
  }
  expect(told).toEqual(['done']);
});
