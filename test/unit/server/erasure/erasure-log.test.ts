/** The notes of what was erased, on a real disk: also one that is full. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ErasureLog } from '../../../../server/erasure/erasure-log.ts';
import { StorageUnavailable } from '../../../../server/storage/contract/storage-errors.ts';
import { nextId } from '../../../support/builders.ts';

let folder: string;
let file: string;
let log: ErasureLog;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-erasures-'));
  file = path.join(folder, 'disk', 'erasures.ndjson');
  await mkdir(path.dirname(file));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const erasure = (at: number, responses = 1) => ({
  at,
  site: 'shop',
  responses: Array.from({ length: responses }, nextId),
});

test('what was dropped is gone, and what is noted behind it is there', async () => {
  log = await ErasureLog.open(file, 0);
  const [old, kept, next] = [erasure(1), erasure(2), erasure(3)];
  await log.add(old);
  await log.add(kept);
  await log.drop(2);
  await log.add(next);
  await log.close();
  log = await ErasureLog.open(file, 0);
  expect([await log.all(), log.unreadable]).toEqual([[kept, next], 0]);
  await log.close();
});

describe('a disk that is full', () => {
  let mounted = false;
  beforeEach(() => {
    // Only root may mount one.
    mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path.dirname(file)]).status === 0;
  });
  afterEach(() => {
    if (mounted) execFileSync('umount', [path.dirname(file)]);
  });

  test('takes half a line, and no later one with it', async ({ skip }) => {
    if (!mounted) skip('mounting a small disk needs root');
    log = await ErasureLog.open(file, 0);
    const filler = path.join(path.dirname(file), 'filler');
    await writeFile(filler, Buffer.alloc(40_000));
    const first = erasure(1);
    await log.add(first);
    const tooMuch = log.add(erasure(2, 1_000));
    await expect(tooMuch).rejects.toBeInstanceOf(StorageUnavailable);
    expect(await readFile(file, 'utf8')).not.toMatch(/\n$/);
    await rm(filler);
    const next = erasure(3);
    await log.add(next);
    await log.close();
    log = await ErasureLog.open(file, 0);
    expect([await log.all(), log.unreadable]).toEqual([[first, next], 0]);
    await log.close();
  });
});
