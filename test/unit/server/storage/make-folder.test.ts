import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder } from '../../../../server/storage/make-folder.ts';

let base: string;
beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'earshot-folder-'));
});
afterEach(() => rm(base, { recursive: true }));

it('makes a folder and those above it, each for whom it says, and is content where it is there', async () => {
  const folder = path.join(base, 'a', 'b');
  makeFolder(folder, 0o700);
  makeFolder(folder, 0o750);
  const modes = [folder, path.dirname(folder)].map(async (one) => (await stat(one)).mode & 0o777);
  expect(await Promise.all(modes)).toEqual([0o700, 0o700]);
});

it('says so where there can be none', async () => {
  expect(() => makeFolder('/proc/earshot', 0o700)).toThrow('ENOENT');
  expect(() => makeFolder('/proc/earshot/data', 0o700)).toThrow('ENOENT');
});

it('says so where a file is in the way', async () => {
  const file = path.join(base, 'file');
  await writeFile(file, '');
  expect(() => makeFolder(file, 0o700)).toThrow('EEXIST');
  expect(() => makeFolder(path.join(file, 'a'), 0o700)).toThrow('ENOTDIR');
});
