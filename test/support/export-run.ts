import { appendFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import Papa from 'papaparse';
import { loadResponses } from '../../bench/load-responses.ts';
import { random } from '../../bench/random.ts';
import type { ExportAnswer, ExportFormat } from '../../shared/export.ts';
import type { ListedResponse } from '../../shared/response.ts';
import { freePort, KillableServer, ownerKey } from './kill-server.ts';

export interface ExportRunOptions {
  /** The built server. */
  entry: string;
  kills: number;
  seed: number;
  rows?: number;
}

export interface ExportReport {
  kills: number;
  seed: number;
  format: string;
  /** Responses that are stored. */
  rows: number;
  /** Rows of the file. */
  exported: number;
  /** Kills after which the file had more than was known to be whole. */
  torn: number;
  /** Most bytes that a kill left behind the noted length. */
  mostTorn: number;
  /** Kills that hit an export that was under way; others hit the start. */
  underWay: number;
  /** Kills after which a part of the file was known to be whole: there it goes on, and does not begin anew. */
  goneOn: number;
  /** Responses that are stored and not in the file. */
  missing: number;
  /** Rows that are in it once more. */
  twice: number;
  /** Rows that stand where the list has another. */
  misplaced: number;
  /** Lines that are no row. */
  broken: number;
}

/**
 * Kills a server again and again while it writes an export, at sizes of the file and moments drawn from the seed; some
 * kills leave a torn end behind, as a power cut does, and one comes where a part is known to be whole. Tells at the end
 * what the whole file has too little or too much.
 */
export async function exportRun({
  entry,
  kills,
  seed,
  rows = 30_000,
}: ExportRunOptions): Promise<ExportReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-export-'));
  const draw = random(seed);
  const format: ExportFormat = draw() < 1 / 2 ? 'csv' : 'ndjson';
  const day = 86_400_000;
  const { site } = await loadResponses(folder, rows, Date.now() - 30 * day, Date.now() - day);
  const server = new KillableServer(entry, folder, await freePort());
  try {
    server.start();
    await server.ready();
    const made = await ask<ExportAnswer>(server, '/v1/exports', { site: site.id, format });
    const file = path.join(folder, 'exports', `${made.id}.${format}`);
    const killed = await killWhileWritten(server, made.id, folder, file, { kills, draw, rows });
    const bytes = await whole(server, made.id);
    const served = await (await get(server, `/v1/exports/${made.id}/file`)).arrayBuffer();
    if (served.byteLength !== bytes) throw new Error('the file is not as long as it is said to be');
    const verdict = exportVerdict(idsOf(decoded(served), format), await listedIds(server, site.id));
    return { kills, seed, format, rows, ...killed, ...verdict };
  } finally {
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/** About so many, so that kills are spread over the whole file. */
const bytesOfRow = 400;

/** What a file has too little or too much. @param ids null: a line that is no row */
export function exportVerdict(
  ids: readonly (string | null)[],
  listed: readonly string[],
): Pick<ExportReport, 'exported' | 'missing' | 'twice' | 'misplaced' | 'broken'> {
  const rows = ids.filter((id) => id !== null);
  const known = new Set(rows);
  return {
    exported: rows.length,
    missing: listed.filter((id) => !known.has(id)).length,
    twice: rows.length - known.size,
    misplaced: rows.filter((id, i) => id !== listed[i]).length,
    broken: ids.length - rows.length,
  };
}

async function killWhileWritten(
  server: KillableServer,
  id: string,
  folder: string,
  file: string,
  { kills, draw, rows }: { kills: number; draw: () => number; rows: number },
): Promise<Pick<ExportReport, 'torn' | 'mostTorn' | 'underWay' | 'goneOn'>> {
  let torn = 0;
  let mostTorn = 0;
  let underWay = 0;
  let goneOn = 0;
  for (let kill = 0; kill < kills; kill++) {
    // One in eight hits the start, before anything is gone on with.
    if (draw() < 1 / 8) await new Promise((resolve) => setTimeout(resolve, draw() * 400));
    else if (underWay > 0 && goneOn === 0) {
      await partNoted(server, id, folder);
      underWay += 1;
    } else {
      const before = await sizeOf(file);
      // On the average in equal steps, so that the last kill comes before the end.
      await grown(server, id, file, before + draw() * ((1.8 * rows * bytesOfRow) / kills));
      underWay += 1;
    }
    await server.kill();
    const noted = notedBytes(folder, id);
    const behind = Math.max(0, (await sizeOf(file)) - noted);
    if (behind > 0) torn += 1;
    if (noted > 0) goneOn += 1;
    mostTorn = Math.max(mostTorn, behind);
    if (draw() < 1 / 2) await appendFile(file, tornEnd(draw));
    server.start();
    await server.ready();
    if ((await exportOf(server, id)).state === 'done') break;
  }
  return { torn, mostTorn, underWay, goneOn };
}

/** How much of the file is known to be whole. */
function notedBytes(folder: string, id: string): number {
  const db = new Database(path.join(folder, 'earshot.db'), { readonly: true });
  try {
    return db.prepare<[string], number>('SELECT bytes FROM exports WHERE id = ?').pluck().get(id)!;
  } finally {
    db.close();
  }
}

/** Resolves once a part of the file is known to be whole, however slow the machine is, or the export has ended. */
async function partNoted(server: KillableServer, id: string, folder: string): Promise<void> {
  while (notedBytes(folder, id) === 0) {
    if (!/queued|running/.test((await exportOf(server, id)).state)) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Half of a row, or what a file system leaves where it had made room and nothing more. */
function tornEnd(draw: () => number): string {
  return draw() < 1 / 2 ? '{"id":"01900000-0000-7000-8000-' : '\0'.repeat(1 + Math.floor(draw() * 5_000));
}

/** Resolves when the file has as many bytes, or the export has ended. */
async function grown(server: KillableServer, id: string, file: string, bytes: number): Promise<void> {
  for (let look = 1; (await sizeOf(file)) < bytes; look++) {
    if (look % 50 === 0 && !/queued|running/.test((await exportOf(server, id)).state)) return;
    // The server writes with the processor that looking without a pause would take.
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** Its bytes, once it is done. */
async function whole(server: KillableServer, id: string): Promise<number> {
  for (;;) {
    const { state, bytes, error } = await exportOf(server, id);
    if (state === 'done') return bytes;
    if (state === 'failed' || state === 'cancelled') throw new Error(`the export is ${state}: ${error}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Without the mark in front, and whatever is no UTF-8 is told by what stands in its place. */
function decoded(bytes: ArrayBuffer): string {
  return new TextDecoder().decode(bytes);
}

function idsOf(text: string, format: ExportFormat): (string | null)[] {
  return format === 'csv' ? idsOfCsv(text) : idsOfNdjson(text);
}

/** Row by row: a million of them at once are more than memory has room for. */
function idsOfCsv(text: string): (string | null)[] {
  const ids: (string | null)[] = [];
  let columns: number | undefined;
  Papa.parse<string[]>(text, {
    skipEmptyLines: true,
    step: ({ data: cells }) => {
      if (columns === undefined) columns = cells.length;
      else ids.push(cells.length === columns && isId(cells[0]) ? cells[0] : null);
    },
  });
  return ids;
}

function idsOfNdjson(text: string): (string | null)[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      try {
        return (JSON.parse(line) as ListedResponse).id;
      } catch {
        return null;
      }
    });
}

function isId(text: string | undefined): text is string {
  return text !== undefined && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
}

async function listedIds(server: KillableServer, site: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ''; ; ) {
    const answer = await get(server, `/v1/responses?site=${site}&limit=200${cursor}`);
    const { items, next } = (await answer.json()) as { items: ListedResponse[]; next: string | null };
    ids.push(...items.map(({ id }) => id));
    if (next === null) return ids;
    cursor = `&cursor=${encodeURIComponent(next)}`;
  }
}

async function exportOf(server: KillableServer, id: string): Promise<ExportAnswer> {
  return (await get(server, `/v1/exports/${id}`)).json() as Promise<ExportAnswer>;
}

async function get(server: KillableServer, address: string): Promise<Response> {
  const headers = { authorization: `Bearer ${ownerKey}` };
  const answer = await fetch(`${server.url}${address}`, { headers });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

async function ask<T>(server: KillableServer, address: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ownerKey}` };
  const answer = await fetch(`${server.url}${address}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
  return answer.json() as Promise<T>;
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}
