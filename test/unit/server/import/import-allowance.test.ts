import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { refuseUpload } from '../../../../server/import/import-allowance.ts';
import { receivePart } from '../../../../server/import/receive-part.ts';

const [mebibyte, reserve] = [2 ** 20, 512 * 2 ** 20];

it('a file may have 1 GiB, where 512 MiB are left', () => {
  expect(() => refuseUpload(2 ** 30, reserve)).not.toThrow();
  expect(() => refuseUpload(2 ** 30 + 1, reserve)).toThrow('a file may have 1 GiB');
  expect(() => refuseUpload(1, reserve - 1)).toThrow('make room');
});

it('what is received is looked at every 16 MiB, and where it may not go on it ends there', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-part-'));
  const file = path.join(folder, 'a.data');
  async function* chunks() {
    for (let i = 0; i < 40; i++) yield Buffer.alloc(mebibyte, 'x');
  }
  const looks: number[] = [];
  expect(await receivePart(file, 0, chunks(), async (size) => void looks.push(size / mebibyte))).toBe(
    40 * mebibyte,
  );
  expect(looks).toEqual([0, 17, 34, 40]);
  const tooMuch = async (size: number) => {
    if (size > 10 * mebibyte) throw new Error('no room');
  };
  await expect(receivePart(file, 0, chunks(), tooMuch)).rejects.toThrow('no room');
  expect(await readFile(file)).toHaveLength(16 * mebibyte);
  await rm(folder, { recursive: true });
});
