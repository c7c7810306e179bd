import { StorageRefused } from '../contract/storage-errors.ts';

/**
 * What the operating system would not do, as an operator needs it: which file, what happened and what helps. Any other
 * error is returned as it is.
 */
export function systemFailure(error: unknown, file: string): unknown {
  const code = String((error as { code?: unknown }).code);
  const remedy = remedies.find(([codes]) => codes.test(code))?.[1];
  if (remedy === undefined) return error;
  return new StorageRefused(`${file} cannot be written (${(error as Error).message}). ${remedy}.`, {
    cause: error,
  });
}

const remedies: readonly (readonly [RegExp, string])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'Make room on its disk, and try again'],
  [/^ENOENT/, 'There can be no folder: name another one'],
  [/^(EEXIST|ENOTDIR)/, 'Something else is in the way: name a folder that is one, or can be made'],
  [
    /^(EACCES|EPERM|EROFS|SQLITE_(READONLY|CANTOPEN|PERM))/,
    'Run it as a user who may write there: the one that the server runs as',
  ],
  [/^SQLITE_IOERR/, 'Look after its disk'],
];
