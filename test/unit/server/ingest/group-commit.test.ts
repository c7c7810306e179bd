import { describe, expect, test, vi } from 'vitest';
import { GroupCommit, QueueFull } from '../../../../server/ingest/group-commit.ts';
import { StorageUnavailable } from '../../../../server/storage/contract/storage-errors.ts';
import { responseTo } from '../../../support/builders.ts';
import { openedStorage } from '../../../support/storage-opened.ts';
import { readTotal } from '../../../support/storage-read.ts';

const opened = openedStorage();
/** A response that the storage chokes on: of a site that there is none of. */
const poison = () => responseTo({ siteKey: 999_999, key: 1 });

describe('responses that arrive together', () => {
  test('share one commit, and each gets its own outcome', async () => {
    const write = vi.spyOn(opened.storage.responses, 'write');
    const commits = new GroupCommit(opened.storage);
    const known = responseTo(opened.survey);
    const outcomes = await Promise.all(
      [known, responseTo(opened.survey), known].map((response) => commits.write(response)),
    );
    expect(outcomes).toEqual(['stored', 'stored', 'duplicate']);
    expect(write.mock.calls.map(([batch]) => batch.length)).toEqual([3]);
  });

  test('are split into commits of the batch size, in the order in which they came', async () => {
    const write = vi.spyOn(opened.storage.responses, 'write');
    const commits = new GroupCommit(opened.storage, { batch: 2 });
    const responses = Array.from({ length: 5 }, () => responseTo(opened.survey));
    await Promise.all(responses.map((response) => commits.write(response)));
    expect(write.mock.calls.map(([batch]) => batch)).toEqual([
      responses.slice(0, 2),
      responses.slice(2, 4),
      responses.slice(4),
    ]);
  });
});

test('a response is counted when its write resolves', async () => {
  const commits = new GroupCommit(opened.storage);
  await commits.write(responseTo(opened.survey));
  expect((await readTotal(opened.storage, opened.survey, 'score:nps:10'))[9]).toBe(1);
});

test('what comes when the queue is full is refused, and what waits is stored', async () => {
  const commits = new GroupCommit(opened.storage, { capacity: 2 });
  const waiting = [commits.write(responseTo(opened.survey)), commits.write(responseTo(opened.survey))];
  expect(commits.depth).toBe(2);
  expect(() => commits.assertRoom()).toThrow(QueueFull);
  await expect(commits.write(responseTo(opened.survey))).rejects.toThrow(QueueFull);
  expect(await Promise.all(waiting)).toEqual(['stored', 'stored']);
  expect(await commits.write(responseTo(opened.survey))).toBe('stored');
});

test('one response that the storage chokes on does not cost its neighbours theirs', async () => {
  const commits = new GroupCommit(opened.storage);
  const [before, poisoned, after] = await Promise.allSettled(
    [responseTo(opened.survey), poison(), responseTo(opened.survey)].map((r) => commits.write(r)),
  );
  expect(before).toMatchObject({ status: 'fulfilled', value: 'stored' });
  expect(poisoned).toMatchObject({ status: 'rejected' });
  expect(after).toMatchObject({ status: 'fulfilled', value: 'stored' });
  expect((await readTotal(opened.storage, opened.survey, 'score:nps:10'))[9]).toBe(2);
});

test('where the storage is unavailable all of a batch are told so, and it is asked once', async () => {
  const write = vi
    .spyOn(opened.storage.responses, 'write')
    .mockRejectedValueOnce(new StorageUnavailable('disk full'));
  const commits = new GroupCommit(opened.storage);
  const settled = await Promise.allSettled([
    commits.write(responseTo(opened.survey)),
    commits.write(responseTo(opened.survey)),
  ]);
  expect(settled.map((one) => one.status)).toEqual(['rejected', 'rejected']);
  expect(write).toHaveBeenCalledTimes(1);
  expect(await commits.write(responseTo(opened.survey))).toBe('stored');
});

test('draining waits for all that wait', async () => {
  const commits = new GroupCommit(opened.storage, { batch: 1 });
  for (let i = 0; i < 5; i++) void commits.write(responseTo(opened.survey));
  await commits.drain();
  expect(commits.depth).toBe(0);
  expect((await readTotal(opened.storage, opened.survey, 'score:nps:10'))[9]).toBe(5);
});

test('draining when nothing waits is nothing to do', async () => {
  await expect(new GroupCommit(opened.storage).drain()).resolves.toBeUndefined();
});
