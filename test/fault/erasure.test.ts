/** What was erased stays erased: with processes that are killed, and files that are put in each other's place. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ListedResponse } from '../../shared/response.ts';
import { buildBroken } from '../support/broken-build.ts';
import { freePort, KillableServer, ownerKey } from '../support/kill-server.ts';
import { siteWithSurvey } from '../support/stop-run.ts';

const built = (file: string) => fileURLToPath(new URL(`../../dist/server/${file}`, import.meta.url));
const patience = 300_000;
const canary = 'canary-of-the-page';

let folder: string;
let data: string;
let backup: string;
let server: KillableServer;
let site: { id: string; publicKey: string };
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-erasure-'));
  data = path.join(folder, 'data');
  backup = path.join(folder, 'backup.db');
  await start(built('main.js'));
  site = await siteWithSurvey(server);
});
afterEach(async () => {
  await server.kill();
  await rm(folder, { recursive: true, force: true });
});

async function start(entry: string): Promise<void> {
  server = new KillableServer(entry, data, await freePort());
  server.start();
  await server.ready();
}

/** The receipt of an answer. */
async function answered(): Promise<string> {
  const page = `https://shop.example/${canary}`;
  const body = { id: v7(), site: site.publicKey, survey: 'stop', answers: { score: 9 }, page };
  const answer = await fetch(`${server.url}/v1/responses`, { method: 'POST', body: JSON.stringify(body) });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { receipt: string }).receipt;
}

async function listed(): Promise<ListedResponse[]> {
  const headers = { authorization: `Bearer ${ownerKey}` };
  const answer = await fetch(`${server.url}/v1/responses?site=${site.id}`, { headers });
  return ((await answer.json()) as { items: ListedResponse[] }).items;
}

const erase = (receipt: string) => fetch(`${server.url}/v1/receipts/${receipt}`, { method: 'DELETE' });

async function earshot(...args: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [built('cli.js'), ...args], {
    env: { ...process.env, EARSHOT_DATA: data },
  });
}

/** Backs up, erases, and restores the backup. */
async function broughtBack(): Promise<void> {
  const receipt = await answered();
  await earshot('backup', '--to', backup);
  expect((await erase(receipt)).status).toBe(204);
  expect(await server.stop()).toBe(0);
  await earshot('restore', backup);
}

test(
  'a backup that is restored does not bring back what was erased',
  async () => {
    await broughtBack();
    await start(built('main.js'));
    expect(await listed()).toMatchObject([{ erased: true, page: null }]);
  },
  patience,
);

test(
  'a build that forgets what was erased is caught',
  async () => {
    await broughtBack();
    const broken = await buildBroken('erase-again.ts', 'test/fault/forgetful-start.ts');
    try {
      await start(broken.entry);
      expect(await listed()).toMatchObject([{ page: `https://shop.example/${canary}` }]);
    } finally {
      await server.kill();
      await broken.remove();
    }
  },
  patience,
);

test(
  'an erasure whose process was killed once it was noted is done by the next start',
  async () => {
    const receipt = await answered();
    expect(await server.stop()).toBe(0);
    const broken = await buildBroken('noted-erasures.ts', 'test/fault/dies-before-erasing.ts');
    try {
      await start(broken.entry);
      await expect(erase(receipt)).rejects.toThrow();
    } finally {
      await server.kill();
      await broken.remove();
    }
    await start(built('main.js'));
    expect(await listed()).toMatchObject([{ erased: true, page: null }]);
    expect(await readFile(path.join(data, 'erasures.ndjson'), 'utf8')).toContain(receipt.slice(0, 36));
    expect(await readdir(data)).not.toContain('erasures.ndjson.new');
  },
  patience,
);
