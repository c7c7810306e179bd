import { expect, test } from 'vitest';
import { StorageRefused } from '../../../../../server/storage/contract/storage-errors.ts';
import { systemFailure } from '../../../../../server/storage/sqlite/system-failure.ts';

const failure = (code: string) => Object.assign(new Error('what the system said'), { code });

test.each([
  ['SQLITE_FULL', 'Make room on its disk'],
  ['ENOSPC', 'Make room on its disk'],
  ['EACCES', 'Run it as a user who may write there'],
  ['SQLITE_READONLY_DIRECTORY', 'Run it as a user who may write there'],
  ['ENOTDIR', 'name a folder that is one'],
  ['ENOENT', 'There can be no folder: name another one'],
  ['SQLITE_IOERR_WRITE', 'Look after its disk'],
])('%s is told with the file, what was said and what helps', (code, remedy) => {
  const told = systemFailure(failure(code), '/data/earshot.db');
  expect(told).toBeInstanceOf(StorageRefused);
  expect((told as Error).message).toContain('/data/earshot.db cannot be written (what the system said)');
  expect((told as Error).message).toContain(remedy);
});

test.each([[new Error('a mistake of ours')], [failure('SQLITE_ERROR')], [new StorageRefused('is damaged')]])(
  '%s stays as it is',
  (error) => {
    expect(systemFailure(error, '/data/earshot.db')).toBe(error);
  },
);
