/** A disk that is full, and one that fails to sync: what the running server answers. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { compileShim } from '../support/compile-shim.ts';
import { inspectStore } from '../support/kill-inspect.ts';
import { freePort, KillableServer, ownerKey } from '../support/kill-server.ts';
import { siteWithSurvey } from '../support/stop-run.ts';

const entry = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const patience = 120_000;

let base: string;
let folder: string;
let server: KillableServer;
let site: { id: string; publicKey: string };

beforeAll(() => {
  base = mkdtempSync(path.join(tmpdir(), 'earshot-disk-'));
  folder = path.join(base, 'data');
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

async function start(env: Record<string, string> = {}): Promise<void> {
  server = new KillableServer(entry, folder, await freePort(), env);
  server.start();
  await server.ready();
}

function send(id = v7()): Promise<Response> {
  const answers = { score: 9, why: 'words '.repeat(160) };
  const body = JSON.stringify({ id, site: site.publicKey, survey: 'stop', answers });
  return fetch(`${server.url}/v1/responses`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body,
  });
}

async function expectUnavailable(answer: Response): Promise<void> {
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(((await answer.json()) as { code: string }).code).toBe('storage_unavailable');
}

function read(): Promise<Response> {
  const url = `${server.url}/v1/stats/nps?site=${site.id}`;
  return fetch(url, { headers: { authorization: `Bearer ${ownerKey}` } });
}

/** A disk of 3 MB. Only root may mount one. */
function mount(): boolean {
  mkdirSync(folder, { recursive: true });
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder]).status === 0;
}

describe('a full disk', () => {
  let mounted = false;
  beforeAll(() => {
    mounted = mount();
  });
  afterAll(() => {
    if (mounted) execFileSync('umount', [folder]);
  });
  afterEach(() => server?.kill());

  test(
    'answers are refused with 503 until there is room, numbers are read on, and nothing acknowledged is lost',
    async ({ skip }) => {
      if (!mounted) skip('mounting a small disk needs root');
      await start();
      site = await siteWithSurvey(server);
      const filler = path.join(folder, 'filler');
      const stored: string[] = [];
      expect((await send()).status).toBe(201);
      fill(filler);
      // What the WAL has room for already is still taken.
      let answer: Response;
      do {
        const id = v7();
        answer = await send(id);
        if (answer.status === 201) stored.push(id);
      } while (answer.status === 201);
      await expectUnavailable(answer);
      expect((await read()).status).toBe(200);
      expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
      rmSync(filler);
      const after = v7();
      expect((await send(after)).status).toBe(201);
      expect(await server.stop()).toBe(0);
      const { stored: kept, differences, integrity } = await inspectStore(folder, site.id);
      const ids = new Set(kept.map(({ id }) => id));
      expect([...stored, after].filter((id) => !ids.has(id))).toEqual([]);
      expect({ differences, integrity }).toEqual({ differences: 0, integrity: 'ok' });
    },
    patience,
  );
});

/** Takes all that is left. */
function fill(file: string): void {
  for (const size of [65_536, 4_096]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      expect((error as { code?: string }).code).toBe('ENOSPC');
    }
  }
}

describe('a sync that fails', () => {
  let order: string;
  beforeEach(async () => {
    folder = path.join(base, 'sync');
    order = path.join(base, 'fail-at');
    const shim = compileShim('fail-sync', base);
    await start({ LD_PRELOAD: shim, FAIL_FOLDER: folder, FAIL_AT: order });
    site = await siteWithSurvey(server);
  });
  afterEach(async () => {
    await server.kill();
    rmSync(order, { force: true });
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([1, 2, 7])(
    'at the %dth commit: from then on nothing is acknowledged until the next start, and what was before is there',
    async (nth) => {
      writeFileSync(order, String(nth));
      const stored: string[] = [];
      for (let n = 1; n < nth; n++) {
        stored.push(v7());
        expect((await send(stored.at(-1))).status).toBe(201);
      }
      await expectUnavailable(await send());
      // The disk would sync again now: that proves nothing of what it dropped.
      for (let n = 0; n < 3; n++) await expectUnavailable(await send());
      expect((await read()).status).toBe(200);
      await server.kill();
      rmSync(order);
      server.start();
      await server.ready();
      const after = v7();
      expect((await send(after)).status).toBe(201);
      expect(await server.stop()).toBe(0);
      const { stored: kept, differences, integrity } = await inspectStore(folder, site.id);
      const ids = new Set(kept.map(({ id }) => id));
      expect([...stored, after].filter((id) => !ids.has(id))).toEqual([]);
      expect({ differences, integrity }).toEqual({ differences: 0, integrity: 'ok' });
    },
    patience,
  );
});
