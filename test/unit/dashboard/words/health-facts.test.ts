import { expect, it } from 'vitest';
import { healthFacts } from '../../../../dashboard/words/health-facts.ts';
import type { Installation } from '../../../../shared/installation.ts';

const now = new Date('2026-11-15T10:00:00Z');
const well: Installation = {
  version: '0.1.0',
  startedAt: '2026-11-14T09:00:00Z',
  publicUrl: 'https://feedback.example',
  ready: true,
  whole: true,
  checkedAt: '2026-11-15T03:00:00Z',
  backups: 'earshot',
  backedUpAt: '2026-11-15T02:00:00Z',
  databaseBytes: 40_000_000,
  logBytes: 2_000_000,
  freeBytes: 9_000_000_000,
  waitingResponses: 1,
  jobs: 0,
  rowQuestions: 2,
  liveStreams: 3,
};
const todos = (fields: Partial<Installation>) =>
  healthFacts({ ...well, ...fields }, undefined, now).flatMap(({ name, todo }) => (todo ? [name] : []));

it('says how everything is', () => {
  expect(healthFacts(well, undefined, now).map(({ name, says }) => `${name}: ${says}`)).toEqual([
    'Taking answers: Yes',
    'Stored data: Whole, as far as was read',
    'Last read and found whole: 7 hr. ago',
    'Last backup: 8 hr. ago',
    'Space: 42 MB used, 9 GB free on the disk',
    'Reached by: https://feedback.example',
    'Waiting: 1 response, 0 jobs, 2 questions',
    'Open streams of changes: 3',
    'Release: 0.1.0, running since yesterday',
  ]);
});

it.each<[Partial<Installation>, string[]]>([
  [{}, []],
  [{ checkedAt: null, freeBytes: null }, []],
  [{ ready: false }, ['Taking answers']],
  [{ whole: false }, ['Stored data']],
  [{ checkedAt: '2026-11-11T10:00:00Z' }, ['Last read and found whole']],
  [{ backedUpAt: null }, ['Last backup']],
  [{ backedUpAt: '2026-11-12T10:00:00Z' }, ['Last backup']],
  [{ backups: 'database', backedUpAt: null }, []],
  [{ freeBytes: 79_999_999 }, ['Space']],
])('of %j there is something to do about %j', (fields, names) => {
  expect(todos(fields)).toEqual(names);
});

it('says what stands against the address', () => {
  const [address] = healthFacts(well, 'insecure', now).filter(({ name }) => name === 'Reached by');
  expect(address!.todo).toContain('https://');
});
