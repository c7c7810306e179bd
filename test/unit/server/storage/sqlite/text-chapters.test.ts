import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { byOwner, comment, noon, responseTo } from '../../../../support/builders.ts';
import { openedStorage } from '../../../../support/storage-opened.ts';

const opened = openedStorage();

/** The database and what belongs to it. */
function files(): Buffer {
  const { folder } = opened.database;
  const names = readdirSync(folder).filter((name) => name.startsWith('earshot.db'));
  return Buffer.concat(names.map((name) => readFileSync(path.join(folder, name))));
}

/** Pieces of bits, none of them all zeros. */
function piecesOf(bits: readonly Buffer[]): Buffer[] {
  return bits.flatMap((one) =>
    Array.from({ length: Math.floor(one.length / 256) }, (_, i) => one.subarray(256 * i, 256 * (i + 1))),
  );
}

test('what followed from an erased text is in none of the files', async () => {
  const { storage, survey, database } = opened;
  const all = Array.from({ length: 3_000 }, (_, i) =>
    responseTo(survey, { receivedAt: noon + 1_000 * i, answers: [comment(`comment ${i} ${i * i * i}`)] }),
  );
  for (let i = 0; i < all.length; i += 500) await storage.responses.write(all.slice(i, i + 500));
  while ((await storage.texts.index()) > 0);
  const before = piecesOf(await database.textBits());
  expect(before.length).toBeGreaterThan(20);
  const full = files();
  expect(before.filter((piece) => !full.includes(piece)).length).toBeLessThan(before.length / 2);
  const erased = all.filter((_, i) => i % 400 === 0).map(({ id }) => id);
  await storage.responses.erase(survey.siteKey, erased, byOwner());
  await storage.ping();
  expect(await database.textBits().then(piecesOf)).toEqual([]);
  const held = files();
  expect(before.filter((piece) => held.includes(piece))).toEqual([]);
});
