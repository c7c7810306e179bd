/** `/v1/export-schedules`: files that come by themselves, into the folder of the operator. */
import { mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ScheduleAnswer, ScheduleInput } from '../../shared/export-schedule.ts';
import type { ResponseInput } from '../../shared/response.ts';
import type { Site } from '../../shared/site.ts';
import { asOwner, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { createKey, withKey } from '../support/http-keys.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

const hour = 3_600_000;
const day = 24 * hour;
// A Sunday, at eleven in Berlin.
const clock = handClock('2026-11-15T10:00:00Z');
const start = clock.at;
let server: TestServer;
let site: Site;
let sent: number;
/** Bytes that the disk of the files has left; the server's own has room. */
let left: number;
beforeEach(async () => {
  clock.at = start;
  sent = 0;
  left = 2 ** 40;
  const freeSpace = async (folder: string) => (folder === server.scheduledExportsFolder ? left : 2 ** 40);
  server = await startServer({ listen: false, now: clock.now, demo: false, freeSpace });
  site = await createSite(server, { timezone: 'Europe/Berlin' });
  await createSurvey(server, site);
});
afterEach(() => server.close());

async function schedule(fields: Partial<ScheduleInput> = {}): Promise<ScheduleAnswer> {
  const body = { site: site.id, name: 'Nightly', format: 'ndjson', every: 'day', ...fields };
  const answer = await asOwner(server, 'POST', '/v1/export-schedules', body);
  expect(answer.statusCode, answer.payload).toBe(201);
  return answer.json();
}

async function told({ id }: { id: string }): Promise<ScheduleAnswer> {
  const answer = await asOwner(server, 'GET', `/v1/export-schedules/${id}`);
  expect(answer.statusCode, answer.payload).toBe(200);
  return answer.json();
}

async function respond(fields: Partial<ResponseInput> = {}): Promise<string> {
  sent += 1;
  const answer = await postResponse(server, responseTo(site, sent, fields));
  expect(answer.statusCode, answer.payload).toBe(201);
  return responseId(sent);
}

/** The clock goes on to a moment, and the server looks what is due then. */
async function pass(to: string): Promise<void> {
  clock.at = Date.parse(to);
  await look();
}

async function look(): Promise<void> {
  await server.app.runExportSchedules();
  await server.app.idleJobs();
}

/** Nothing that is made comes to its end before the test lets it. */
function hold(): () => void {
  const { exports } = server.storage;
  const { checkpoint } = exports;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  exports.checkpoint = async (...asked) => {
    await held;
    return checkpoint(...asked);
  };
  return release;
}

const files = async () => (await readdir(server.scheduledExportsFolder).catch(() => [])).sort();
const idsIn = async (file: string) =>
  (await readFile(path.join(server.scheduledExportsFolder, file), 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).id);

describe('each day', () => {
  it('there is a file of the day before, at three in the zone of the site', async () => {
    const made = await schedule();
    expect(made).toMatchObject({ files: 'shop_responses', nextAt: '2026-11-16T02:00:00.000Z', last: null });
    const first = await respond();
    await pass('2026-11-16T01:59:59.999Z');
    expect(await files()).toEqual([]);
    const second = await respond();
    await pass('2026-11-16T02:00:00.000Z');
    expect(await files()).toEqual(['shop_responses_2026-11-15.ndjson']);
    expect(await idsIn('shop_responses_2026-11-15.ndjson')).toEqual([first]);
    expect(await told(made)).toMatchObject({
      running: null,
      nextAt: '2026-11-17T02:00:00.000Z',
      last: {
        at: '2026-11-16T02:00:00.000Z',
        file: 'shop_responses_2026-11-15.ndjson',
        responses: 1,
        error: null,
        cause: null,
      },
    });
    await pass('2026-11-17T02:00:00.000Z');
    expect(await idsIn('shop_responses_2026-11-16.ndjson')).toEqual([second]);
  });

  it('there is one file, however often the server looks', async () => {
    await schedule();
    await pass('2026-11-16T02:00:00Z');
    const before = (await stat(path.join(server.scheduledExportsFolder, (await files())[0]!))).mtimeMs;
    for (let minute = 0; minute < 5; minute++) await look();
    expect((await stat(path.join(server.scheduledExportsFolder, (await files())[0]!))).mtimeMs).toBe(before);
  });

  it('the files of the last days stay, and what others put there', async () => {
    await schedule({ keep: 2 });
    await mkdir(server.scheduledExportsFolder, { recursive: true });
    await writeFile(path.join(server.scheduledExportsFolder, 'notes.csv'), 'mine');
    for (let n = 16; n < 21; n++) await pass(`2026-11-${n}T02:00:00Z`);
    expect(await files()).toEqual([
      'notes.csv',
      'shop_responses_2026-11-18.ndjson',
      'shop_responses_2026-11-19.ndjson',
    ]);
  });

  it('what is made leaves nothing among the exports, and is read by the group of the server at most', async () => {
    await schedule();
    await pass('2026-11-16T02:00:00Z');
    expect((await asOwner(server, 'GET', `/v1/exports?site=${site.id}`)).json().items).toEqual([]);
    expect(await readdir(server.exportsFolder)).toEqual([]);
    const { mode } = await stat(path.join(server.scheduledExportsFolder, (await files())[0]!));
    expect(mode & 0o777).toBe(0o640);
  });
});

describe('a server that was down', () => {
  it('makes up for it once, and leaves no day out', async () => {
    const made = await schedule();
    await pass('2026-11-16T02:00:00Z');
    const missed = [];
    for (const date of ['16', '17', '18']) {
      clock.at = Date.parse(`2026-11-${date}T12:00:00Z`);
      missed.unshift(await respond());
    }
    await pass('2026-11-19T14:00:00Z');
    expect(await files()).toEqual(['shop_responses_2026-11-15.ndjson', 'shop_responses_2026-11-16.ndjson']);
    expect(await idsIn('shop_responses_2026-11-16.ndjson')).toEqual(missed);
    expect(await told(made)).toMatchObject({ nextAt: '2026-11-20T02:00:00.000Z' });
  });

  /** As it stands between the end of an export and its way into the folder. @returns the id of the export */
  async function exported(made: ScheduleAnswer): Promise<string> {
    const whole = { site: site.id, format: 'ndjson' };
    const { id } = (await asOwner(server, 'POST', '/v1/exports', whole)).json();
    await server.app.idleJobs();
    const run = { file: 'shop_responses_2026-11-15.ndjson', at: clock.at, coversTo: clock.at };
    await server.storage.exportSchedules.begin(made.id, { export: id, ...run });
    return id;
  }

  it('puts into the folder what was made when it ended', async () => {
    const made = await schedule();
    const id = await respond();
    await exported(made);
    await look();
    expect(await idsIn('shop_responses_2026-11-15.ndjson')).toEqual([id]);
    expect(await told(made)).toMatchObject({ running: null, last: { responses: 1 } });
  });

  it('puts nothing into the folder that lost a part meanwhile, and makes it again', async () => {
    const made = await schedule();
    await respond();
    const id = await exported(made);
    await truncate(path.join(server.exportsFolder, `${id}.ndjson`), 10);
    await look();
    expect(await files()).toEqual([]);
    expect(await told(made)).toMatchObject({ last: { file: null, error: expect.any(String) } });
    await pass('2026-11-16T02:00:00Z');
    expect(await idsIn('shop_responses_2026-11-15.ndjson')).toEqual([responseId(1)]);
  });
});

describe('the clock is set', () => {
  it.each([
    ['forward', '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z', 'shop_responses_2026-03-28.ndjson'],
    ['back', '2026-10-24T12:00:00Z', '2026-10-25T00:00:00.000Z', 'shop_responses_2026-10-24.ndjson'],
  ])('%s within the hour of its turn: there is one file', async (_name, before, at, file) => {
    clock.at = Date.parse(before);
    const made = await schedule({ hour: 2 });
    expect(made.nextAt).toBe(at);
    await pass(at);
    await pass(new Date(Date.parse(at) + hour).toISOString());
    expect(await files()).toEqual([file]);
    expect(await told(made)).toMatchObject({ last: { at } });
  });
});

describe('what is chosen', () => {
  it('is a week, from its Monday on', async () => {
    const made = await schedule({ every: 'week', hour: 0, format: 'csv', choose: { survey: 'checkout' } });
    expect(made.nextAt).toBe('2026-11-15T23:00:00.000Z');
    const id = await respond();
    await pass('2026-11-15T23:00:00Z');
    expect(await files()).toEqual(['shop_checkout_2026-11-09.csv']);
    const text = await readFile(path.join(server.scheduledExportsFolder, (await files())[0]!), 'utf8');
    expect(text).toContain(id);
    expect(text).toContain('answers.score');
  });

  it('is a month', async () => {
    await schedule({ every: 'month' });
    await pass('2026-12-01T02:00:00Z');
    expect(await files()).toEqual(['shop_responses_2026-11-01.ndjson']);
  });

  it('is everything, each time, where that is asked for', async () => {
    await schedule({ span: 'all' });
    const first = await respond();
    await pass('2026-11-16T02:00:00Z');
    const second = await respond();
    await pass('2026-11-17T02:00:00Z');
    expect(await idsIn('shop_responses_2026-11-16.ndjson')).toEqual([first]);
    expect(await idsIn('shop_responses_2026-11-17.ndjson')).toEqual([second, first]);
  });

  it('is what the words of the list choose', async () => {
    await schedule({ choose: { class: 'counted', filter: { page: ['/a'] } } });
    const a = await respond({ route: '/a' });
    await respond({ route: '/b' });
    await respond({ route: '/a', test: true });
    await pass('2026-11-16T02:00:00Z');
    expect(await idsIn('shop_responses_2026-11-15.ndjson')).toEqual([a]);
  });
});

describe('two schedules of sites that are called alike', () => {
  it('never write the same file', async () => {
    const [one, other] = [await schedule(), await schedule()];
    expect([one.files, other.files]).toEqual(['shop_responses', 'shop_responses-2']);
    await pass('2026-11-16T02:00:00Z');
    expect(await files()).toHaveLength(2);
  });
});

describe('a run that fails', () => {
  const outOfTheWay = async () => {
    await rm(server.scheduledExportsFolder, { recursive: true, force: true });
    await writeFile(server.scheduledExportsFolder, 'a file where the folder should be');
  };

  it('says why, in the audit too, and is tried again every hour', async () => {
    const made = await schedule();
    const id = await respond();
    await outOfTheWay();
    await pass('2026-11-16T02:00:00Z');
    expect(await told(made)).toMatchObject({
      last: { file: null, error: expect.stringContaining('see that the server may write there') },
      nextAt: '2026-11-16T03:00:00.000Z',
    });
    const audit = (await asOwner(server, 'GET', `/v1/audit?site=${site.id}&limit=1`)).json();
    expect(audit.items[0]).toMatchObject({
      action: 'export_schedule.failed',
      actor: { kind: 'server' },
      objects: [made.id],
    });
    await rm(server.scheduledExportsFolder);
    await pass('2026-11-16T02:59:59Z');
    expect(await files()).toEqual([]);
    await pass('2026-11-16T03:00:00Z');
    expect(await idsIn('shop_responses_2026-11-15.ndjson')).toEqual([id]);
    expect(await told(made)).toMatchObject({ last: { error: null } });
  });

  it('leaves its days to the next one', async () => {
    await schedule();
    const first = await respond();
    await pass('2026-11-16T02:00:00Z');
    await outOfTheWay();
    const second = await respond();
    await pass('2026-11-17T02:00:00Z');
    const third = await respond();
    await rm(server.scheduledExportsFolder);
    await pass('2026-11-18T02:00:00Z');
    expect(first).toBeDefined();
    expect(await idsIn('shop_responses_2026-11-16.ndjson')).toEqual([third, second]);
  });

  it('because its export was deleted says so', async () => {
    const made = await schedule();
    clock.at = start + day;
    const release = hold();
    await server.app.runExportSchedules();
    const { running } = await told(made);
    await asOwner(server, 'DELETE', `/v1/exports/${running}`);
    release();
    await server.app.idleJobs();
    await look();
    expect(await told(made)).toMatchObject({
      last: { error: expect.stringContaining('deleted or cancelled') },
    });
  });

  it('for want of room says so, and 512 MiB are left beside its file', async () => {
    const made = await schedule();
    await respond();
    left = 512 * 2 ** 20;
    await pass('2026-11-16T02:00:00Z');
    expect(await told(made)).toMatchObject({ last: { error: expect.stringContaining('make room') } });
    expect(await files()).toEqual([]);
    left += 10_000;
    await pass('2026-11-16T03:00:00Z');
    expect(await files()).toEqual(['shop_responses_2026-11-15.ndjson']);
  });

  it('leaves no half of a file', async () => {
    await schedule();
    await mkdir(path.join(server.scheduledExportsFolder, 'shop_responses_2026-11-15.ndjson'), {
      recursive: true,
    });
    await pass('2026-11-16T02:00:00Z');
    expect(await files()).toEqual(['shop_responses_2026-11-15.ndjson']);
  });
});

describe('by hand', () => {
  const runNow = ({ id }: { id: string }) => asOwner(server, 'POST', `/v1/export-schedules/${id}/run`);

  it('one runs now, and its turn comes all the same', async () => {
    const made = await schedule();
    const answer = await runNow(made);
    expect(answer.statusCode, answer.payload).toBe(202);
    expect(answer.json().running).toEqual(expect.any(String));
    await server.app.idleJobs();
    expect(await files()).toEqual(['shop_responses_2026-11-14.ndjson']);
    expect(await told(made)).toMatchObject({ running: null, nextAt: '2026-11-16T02:00:00.000Z' });
  });

  it('one that is running is not begun twice', async () => {
    const made = await schedule();
    const release = hold();
    await runNow(made);
    expect(problemLine(await runNow(made))).toMatch('422 change_refused');
    release();
    await server.app.idleJobs();
  });

  it('one that is paused waits for nobody, and runs by hand', async () => {
    const made = await schedule();
    const url = `/v1/export-schedules/${made.id}`;
    expect((await asOwner(server, 'PATCH', url, { paused: true })).json()).toMatchObject({ nextAt: null });
    await pass('2026-11-16T02:00:00Z');
    expect(await files()).toEqual([]);
    await runNow(made);
    await server.app.idleJobs();
    expect(await files()).toHaveLength(1);
  });

  it('one that is removed ends, and its files stay', async () => {
    const made = await schedule();
    await pass('2026-11-16T02:00:00Z');
    expect((await asOwner(server, 'DELETE', `/v1/export-schedules/${made.id}`)).statusCode).toBe(204);
    await pass('2026-11-17T02:00:00Z');
    expect(await files()).toEqual(['shop_responses_2026-11-15.ndjson']);
    const list = await asOwner(server, 'GET', `/v1/export-schedules?site=${site.id}`);
    expect(list.json()).toEqual({ items: [], next: null });
  });

  it('one that is removed while it runs makes no file', async () => {
    const made = await schedule();
    const release = hold();
    await runNow(made);
    await asOwner(server, 'DELETE', `/v1/export-schedules/${made.id}`);
    release();
    await server.app.idleJobs();
    expect(await files()).toEqual([]);
    expect((await asOwner(server, 'GET', `/v1/exports?site=${site.id}`)).json().items).toEqual([]);
  });
});

it('a site has twenty at most', async () => {
  for (let i = 0; i < 20; i++) await schedule();
  const body = { site: site.id, name: 'Nightly', format: 'csv', every: 'day' };
  expect(problemLine(await asOwner(server, 'POST', '/v1/export-schedules', body))).toMatch(
    '422 change_refused',
  );
});

it.each([
  ['GET', ''],
  ['PATCH', ''],
  ['DELETE', ''],
  ['POST', '/run'],
] as const)('is not there for a key of another site: %s %s', async (method, rest) => {
  const { id } = await schedule();
  const { key } = await createKey(server, { scopes: ['admin'], sites: [(await createSite(server)).id] });
  const body = method === 'PATCH' ? { paused: true } : undefined;
  const answer = await withKey(server, key, method, `/v1/export-schedules/${id}${rest}`, body);
  expect(problemLine(answer)).toMatch('404 not_found');
  expect(await told({ id })).toMatchObject({ paused: false });
});

it.each([
  [{ name: '' }, 400, 'name'],
  [{ name: 'a\0b' }, 400, 'name'],
  [{ format: 'xlsx' }, 400, 'format'],
  [{ every: 'hour' }, 400, 'every'],
  [{ hour: 24 }, 400, 'hour'],
  [{ keep: 0 }, 400, 'keep'],
  [{ folder: '/etc' }, 400, 'folder'],
  [{ choose: { survey: 'none' } }, 404, 'choose.survey'],
  [{ choose: { period: '7d' } }, 400, 'choose.period'],
  [{ choose: { filter: { colour: 'red' } } }, 400, 'choose.filter.colour'],
] as [object, number, string][])('is refused where it says %j', async (fields, status, at) => {
  const body = { site: site.id, name: 'Nightly', format: 'csv', every: 'day', ...fields };
  const answer = await asOwner(server, 'POST', '/v1/export-schedules', body);
  expect(answer.statusCode, answer.payload).toBe(status);
  expect(answer.json().invalidParams).toMatchObject([{ path: at, reason: expect.any(String) }]);
});
