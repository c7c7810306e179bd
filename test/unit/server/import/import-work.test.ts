import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ImportWork, type ImportWorkDeps } from '../../../../server/import/import-work.ts';
import type { ImportRecord } from '../../../../server/storage/contract/imports.ts';
import { byOwner } from '../../../support/builders.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-import-'));
  file = path.join(folder, 'a.data');
  await writeFile(file, `score\n${'9\n'.repeat(100_000)}`);
});
afterEach(() => rm(folder, { recursive: true }));

function count(isOver: () => boolean, mostLines?: number): Promise<number> {
  const form = { format: 'csv', encoding: 'utf-8', delimiter: ',' };
  const deps = { filesOf: () => ({ file, report: '' }), mostLines } as unknown as ImportWorkDeps;
  return new ImportWork(deps).of({ phase: 'check', file: form } as ImportRecord, byOwner()).count(isOver);
}

it('counts the lines of a file, and no further once nobody waits for it', async () => {
  expect(await count(() => false)).toBe(100_000);
  const counted = await count(() => true);
  expect(counted).toBeGreaterThan(0);
  expect(counted).toBeLessThan(50_000);
});

it('takes no file of more lines than memory is kept for', async () => {
  expect(await count(() => false, 100_000)).toBe(100_000);
  await expect(count(() => false, 99_999)).rejects.toThrow('a file may have 99999 lines');
});
