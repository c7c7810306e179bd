import { describe, expect, test, vi } from 'vitest';
import { GroupCommit, QueueFull } from '../../../../server/ingest/group-commit.ts';
import type { ResponseStore } from '../../../../server/storage/contract/responses.ts';
import { StorageUnavailable } from '../../../../server/storage/contract/storage-errors.ts';
import type { StoredResponse } from '../../../../server/storage/contract/stored-response.ts';
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

describe('where the engine works at two batches at once', () => {
  /** Each commit begins when it is let go; the batches stand in the order in which they were handed over. */
  function gated(options: { beside: number }) {
    const batches: (readonly StoredResponse[])[] = [];
    const gates: (() => void)[] = [];
    const responses: ResponseStore = Object.create(opened.storage.responses, {
      write: {
        value: async (batch: readonly StoredResponse[]) => {
          batches.push(batch);
          await new Promise<void>((resolve) => gates.push(resolve));
          return opened.storage.responses.write(batch);
        },
      },
    });
    const engine = { ...opened.storage.engine, commitsAtOnce: 2 };
    return { commits: new GroupCommit({ responses, engine }, options), batches, gates };
  }
  const some = (count: number, visitor: Buffer | null = null) =>
    Array.from({ length: count }, () => responseTo(opened.survey, { visitor, complete: false }));
  const writeAll = (commits: GroupCommit, responses: readonly StoredResponse[]) =>
    Promise.all(responses.map((response) => commits.write(response)));
  const turns = async () => {
    for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
  };

  test('a second commit begins beside the first once enough wait, and a third does not', async () => {
    const { commits, batches, gates } = gated({ beside: 2 });
    const [first, second, third] = [some(1), some(2), some(2)];
    const written = [writeAll(commits, first)];
    await turns();
    written.push(writeAll(commits, second.slice(0, 1)));
    await turns();
    expect(batches).toEqual([first]);
    written.push(writeAll(commits, second.slice(1)));
    await turns();
    expect(batches).toEqual([first, second]);
    written.push(writeAll(commits, third));
    await turns();
    expect(batches).toHaveLength(2);
    gates[1]!();
    await written[2];
    await turns();
    expect(batches).toEqual([first, second, third]);
    gates[0]!();
    gates[2]!();
    expect((await Promise.all(written)).flat()).toEqual(Array(5).fill('stored'));
  });

  test('what follows from one that is under way waits for it, and keeps its order', async () => {
    const { commits, batches, gates } = gated({ beside: 1 });
    const visitor = Buffer.alloc(32, 1);
    const [begun] = some(1, visitor) as [StoredResponse];
    const [another, more] = [some(1, visitor)[0]!, some(1)[0]!];
    const grown = [1, 2].map((revision) => ({ ...begun, revision, digest: Buffer.alloc(16, revision) }));
    // Of another visitor, so that only its id says what it follows from.
    const later = { ...another, revision: 1, visitor: null };
    const written = [commits.write(begun)];
    await turns();
    written.push(...[...grown, another, later, more].map((response) => commits.write(response)));
    await turns();
    expect(batches).toEqual([[begun], [more]]);
    gates[1]!();
    await written.at(-1);
    await turns();
    expect(batches).toHaveLength(2);
    gates[0]!();
    for (let next = 2; next < 5; next++) {
      await turns();
      expect(batches).toHaveLength(next + 1);
      gates[next]!();
    }
    expect(await Promise.all(written)).toEqual(Array(6).fill('stored'));
    expect(batches.slice(2)).toEqual([grown, [another], [later]]);
  });

  test('who comes while nothing is under way is shared among as many commits as there may be', async () => {
    const { commits, batches, gates } = gated({ beside: 2 });
    const responses = some(6);
    const written = writeAll(commits, responses);
    await turns();
    expect(batches).toEqual([responses.slice(0, 3), responses.slice(3)]);
    for (const open of gates) open();
    expect(await written).toEqual(Array(6).fill('stored'));
  });

  test('draining waits for both', async () => {
    const { commits, gates } = gated({ beside: 1 });
    const written = [writeAll(commits, some(1))];
    await turns();
    written.push(writeAll(commits, some(1)));
    await turns();
    let drained = false;
    const drain = commits.drain().then(() => {
      drained = true;
    });
    gates[1]!();
    await written[1];
    await turns();
    expect(drained).toBe(false);
    gates[0]!();
    await drain;
    expect(commits.depth).toBe(0);
  });
});
