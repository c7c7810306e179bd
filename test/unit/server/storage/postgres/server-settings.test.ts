import { describe, expect, it } from 'vitest';
import { StorageRefused, StorageUnavailable } from '../../../../../server/storage/contract/storage-errors.ts';
import { assertAble } from '../../../../../server/storage/postgres/server-settings.ts';

const able = {
  server: '150000',
  encoding: 'UTF8',
  commits: 'on',
  syncs: 'on',
  readOnly: 'off',
  checksums: 'on',
};
const place = 'database "earshot" on db.example:5432';

/** What is told of a server that is taken. */
function noticesOf(settings: Partial<typeof able>): string[] {
  const notices: string[] = [];
  assertAble({ ...able, ...settings }, place, (text) => notices.push(text));
  return notices;
}

describe('a server', () => {
  it.each(['150000', '160004', '180001'])('of version %s is taken, and nothing is told of it', (server) => {
    expect(noticesOf({ server })).toEqual([]);
  });

  it.each([
    ['140022', '14'],
    ['90624', '9'],
  ])('of version %s is refused as too old', (server, major) => {
    expect(() => noticesOf({ server })).toThrow(StorageRefused);
    expect(() => noticesOf({ server })).toThrow(
      `PostgreSQL ${major} is too old (${place}): upgrade it, 15 or later is needed.`,
    );
  });

  it('that takes no writes may take some later', () => {
    expect(() => noticesOf({ readOnly: 'on' })).toThrow(StorageUnavailable);
  });

  it('that does not sync is told of', () => {
    expect(noticesOf({ syncs: 'off' })).toEqual([expect.stringContaining('fsync is off')]);
  });
});
