import { describe, expect, it } from 'vitest';
import { StorageUnavailable } from '../../../../../server/storage/contract/storage-errors.ts';
import { BriefReads } from '../../../../../server/storage/postgres/brief-reads.ts';
import { Meanwhile } from '../../../../../server/storage/postgres/committer.ts';
import type { Statements } from '../../../../../server/storage/postgres/statements.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Connections that are given by hand, and what went over each. */
function stage() {
  const waiting: (() => void)[] = [];
  const given: { failure: unknown }[] = [];
  const db = { set: () => {}, together: () => {} } as unknown as Statements;
  const own = {
    async read<T>(work: (db: Statements) => Promise<T>): Promise<T> {
      const one = { failure: null as unknown };
      given.push(one);
      await new Promise<void>((resolve) => waiting.push(resolve));
      return work(db).catch((error) => {
        one.failure = error;
        throw error;
      });
    },
  };
  const others = { read: async () => 'anew' as never };
  const give = async () => {
    for (const call of waiting.splice(0)) call();
    await settled();
  };
  return { reads: new BriefReads(own, others), given, give };
}

describe('brief reads', () => {
  it('that are asked for in one turn go over one connection, and those after it over another', async () => {
    const { reads, given, give } = stage();
    const first = [1, 2, 3].map((n) => reads.read(async () => n));
    expect(given).toHaveLength(1);
    await give();
    const next = reads.read(async () => 4);
    expect(given).toHaveLength(2);
    await give();
    expect(await Promise.all([...first, next])).toEqual([1, 2, 3, 4]);
  });

  it('are not more than a few together', async () => {
    const { reads, given, give } = stage();
    const all = Array.from({ length: 20 }, (_, n) => reads.read(async () => n));
    expect(given).toHaveLength(3);
    await give();
    expect(await Promise.all(all)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });

  it('fail by themselves', async () => {
    const { reads, given, give } = stage();
    const failing = reads.read(() => Promise.reject(new Error('no such column')));
    const other = reads.read(async () => 'told');
    await Promise.all([expect(failing).rejects.toThrow('no such column'), give()]);
    expect(await other).toBe('told');
    expect(given[0]!.failure).toBeNull();
  });

  it('have their connection given up where it was lost', async () => {
    const { reads, given, give } = stage();
    const lost = Object.assign(new Error('gone'), { code: 'ECONNRESET' });
    const failing = reads.read(() => Promise.reject(lost));
    const other = reads.read(async () => 'told');
    await Promise.all([expect(failing).rejects.toBeInstanceOf(StorageUnavailable), give()]);
    expect(await other).toBe('told');
    expect(given[0]!.failure).toBeInstanceOf(StorageUnavailable);
  });

  it('are all told that there is no connection, and those after them go over the next', async () => {
    let isThere = false;
    const own = {
      async read<T>(work: (db: Statements) => Promise<T>): Promise<T> {
        if (!isThere) throw new StorageUnavailable('none left');
        return work({ set: () => {}, together: () => {} } as unknown as Statements);
      },
    };
    const reads = new BriefReads(own, own);
    const all = [reads.read(async () => 1), reads.read(async () => 2)];
    for (const one of all) await expect(one).rejects.toThrow('none left');
    isThere = true;
    expect(await reads.read(async () => 3)).toBe(3);
  });

  it('are begun anew elsewhere where what was read is no longer so', async () => {
    const { reads, given, give } = stage();
    const changed = reads.read(() => Promise.reject(new Meanwhile('forgotten')));
    await give();
    expect(await changed).toBe('anew');
    expect(given[0]!.failure).toBeNull();
  });
});
