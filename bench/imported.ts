import { openAsBlob } from 'node:fs';
import path from 'node:path';
import { createClient } from '../client/client.ts';
import type { ImportAnswer, ImportMapping } from '../shared/import.ts';
import type { Site } from '../shared/site.ts';
import { importFloor } from './import-floor.ts';
import { ask, ownerKey, type ServerProcess } from './server-process.ts';

export const importedHeadings = [
  'file',
  'lines',
  'stored',
  'rejected',
  'check s',
  'import s',
  'lines/s',
  'floor/s',
  'of the floor',
];

/** Checks and imports a file, and measures its floor right after; a row of a table with the headings above. */
export async function imported(
  server: ServerProcess,
  site: Site,
  file: string,
  type: string,
  mapping: ImportMapping | null,
): Promise<string[]> {
  const { imports } = createClient({ base: `http://127.0.0.1:${server.port}`, key: ownerKey });
  const uploaded = await imports.upload(await openAsBlob(file), {
    site: site.id,
    type,
    name: path.basename(file),
  });
  if (mapping) await imports.change(uploaded.id, { mapping });
  const check = await ended(server, imports.check(uploaded.id));
  const run = await ended(server, imports.start(uploaded.id));
  const { lines, stored, rejected } = run.result.counts;
  const perSecond = lines / run.seconds;
  const floor = await importFloor(file, type);
  return [
    path.basename(file),
    String(lines),
    String(stored),
    String(rejected),
    check.seconds.toFixed(2),
    run.seconds.toFixed(2),
    perSecond.toFixed(0),
    floor.toFixed(0),
    (perSecond / floor).toFixed(2),
  ];
}

/** Looks seldom, since an import makes room for whoever asks; how long it took, the server says. */
async function ended(
  server: ServerProcess,
  asked: Promise<ImportAnswer>,
): Promise<{ result: ImportAnswer; seconds: number }> {
  const begun = await asked;
  for (let { id, state, ...made } = begun; ; ) {
    if (state === 'done') {
      const seconds = (Date.parse(made.updatedAt) - Date.parse(begun.updatedAt)) / 1000;
      return { result: { id, state, ...made }, seconds };
    }
    if (state !== 'queued' && state !== 'running') throw new Error(`${id}: ${state}: ${made.error}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    ({ id, state, ...made } = await ask<ImportAnswer>(server, `/v1/imports/${id}`));
  }
}
