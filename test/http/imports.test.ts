/** `/v1/imports`: responses from files, from the upload to the undo. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { allTypes } from '../support/http-all-types.ts';
import { type Answer, asOwner, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { ran, reportOf, sendFile, uploaded } from '../support/http-imports.ts';
import { createKey, withKey } from '../support/http-keys.ts';
import { problemIn, problemLine } from '../support/http-problem.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { coverageOf, createSite, createSurvey, stats, stored } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

const clock = handClock('2026-11-15T10:00:00Z');
const start = clock.at;
/** Bytes that the disk must have left. */
const reserve = 512 * 2 ** 20;
let left: number;
/** What happens while somebody looks how many there are. */
let meanwhile: (() => Promise<unknown>) | undefined;
let server: TestServer;
let site: Site;
beforeAll(async () => {
  const freeSpace = async () => {
    await meanwhile?.();
    return left;
  };
  server = await startServer({ listen: false, now: clock.now, freeSpace });
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.at = start;
  left = reserve;
  meanwhile = undefined;
  site = await createSite(server);
  await createSurvey(server, site);
});

const file = [
  'score,why,date,plan,note',
  '9,"Fast, and friendly",2026-10-01 09:30,pro,x',
  '3,"Slow',
  'and late",2026-10-02 10:00,free,',
  '11,Wrong,2026-10-03 10:00,free,',
  '',
  '6,,2026-10-04 10:00,free,',
].join('\n');

describe('an upload', () => {
  it('says what the file is, and guesses what its columns are for', async () => {
    const made = await uploaded(server, site, file, { survey: 'checkout' });
    expect(made).toMatchObject({
      site: site.id,
      phase: 'upload',
      state: 'done',
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      own: false,
      bytes: file.length,
      mapping: {
        survey: { value: 'checkout' },
        'answers.score': { column: 'score' },
        'answers.why': { column: 'why' },
        'attributes.plan': { column: 'plan' },
        receivedAt: { column: 'date', time: 'iso' },
      },
    });
    expect(made.columns.map(({ name }) => name)).toEqual(['score', 'why', 'date', 'plan', 'note']);
    expect(made.columns[3]!.samples).toEqual(['pro', 'free']);
  });

  it('may come in parts, each where the one before ended', async () => {
    const first = await uploaded(server, site, file.slice(0, 40), { survey: 'checkout', query: 'more=true' });
    expect(first).toMatchObject({ state: 'receiving', bytes: 40 });
    const url = (offset: number) => `/v1/imports/${first.id}/file?offset=${offset}`;
    const put = (offset: number) =>
      server.app.server.inject({
        method: 'PUT',
        url: url(offset),
        headers: { authorization: `Bearer ${server.ownerKey}`, 'content-type': 'text/csv' },
        payload: file.slice(40),
      });
    const wrong = await put(39);
    expect(wrong.statusCode).toBe(422);
    expect(wrong.json()).toMatchObject({
      invalidParams: [{ path: 'offset', reason: 'must be 40: so much was received' }],
    });
    const whole = await put(40);
    expect(whole.json()).toMatchObject({
      state: 'done',
      bytes: file.length,
      mapping: { 'answers.score': {} },
    });
    expect(await ran(server, first, 'start')).toMatchObject({ counts: { lines: 4, stored: 3, rejected: 1 } });
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${file}`), 'utf-8'],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${file}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 without one', Buffer.from(file, 'utf16le'), 'utf-16le'],
    ['big-endian UTF-16', Buffer.from(`\uFEFF${file}`, 'utf16le').swap16(), 'utf-16be'],
  ])('is read as %s', async (_, bytes, encoding) => {
    const made = await uploaded(server, site, bytes, { survey: 'checkout' });
    expect(made).toMatchObject({ encoding });
    expect(await ran(server, made, 'start')).toMatchObject({ counts: { stored: 3 } });
  });

  it.each([
    ['nothing', '', 'the file is empty'],
    ['white space', ' \n\n', 'the file is empty'],
    [
      'neither UTF-8 nor UTF-16',
      Buffer.from([0x73, 0x0a, 0xff, 0xe4, 0x0a]),
      'the file is neither UTF-8 nor UTF-16: save it as UTF-8',
    ],
    [
      'JSON without a list',
      '{"a": \n 1}',
      'the file has no list of objects, like [{"score": 9}, {"score": 7}]',
    ],
  ])('of %s is refused, and nothing of it is kept', async (_, bytes, detail) => {
    const answer = await sendFile(server, site, bytes, { type: 'application/octet-stream' });
    expect(answer.statusCode, answer.payload).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'malformed_body', detail });
    expect((await asOwner(server, 'GET', `/v1/imports?site=${site.id}`)).json().items).toEqual([]);
  });

  it('of another type is refused', async () => {
    const answer = await sendFile(server, site, file, { type: 'application/zip' });
    expect(answer.statusCode).toBe(415);
  });

  it.each([
    [';', 'score;why\n9;Good, really\n'],
    ['\t', 'score\twhy\n9\tGood, really\n'],
    ['|', 'score|why\n9|Good, really\n'],
  ])('finds the delimiter %j', async (delimiter, text) => {
    const made = await uploaded(server, site, text, { survey: 'checkout' });
    expect(made).toMatchObject({ delimiter });
    await ran(server, made, 'start');
    expect(await stored(server, site)).toMatchObject([{ answers: { score: 9, why: 'Good, really' } }]);
  });
});

describe('two at once', () => {
  const twice = async (ask: () => Promise<Answer>) =>
    (await Promise.all([ask(), ask()])).map(({ statusCode }) => statusCode).sort();

  it('of the last file that a site may keep are one', async () => {
    for (let i = 0; i < 19; i++) await uploaded(server, site, file);
    expect(await twice(() => sendFile(server, site, file))).toEqual([201, 422]);
  });

  it('of the same part are one', async () => {
    const { id } = await uploaded(server, site, file.slice(0, 40), {
      survey: 'checkout',
      query: 'more=true',
    });
    const headers = { authorization: `Bearer ${server.ownerKey}`, 'content-type': 'text/csv' };
    const url = `/v1/imports/${id}/file?offset=40`;
    const send = () => server.app.server.inject({ method: 'PUT', url, headers, payload: file.slice(40) });
    expect(await twice(send)).toEqual([200, 422]);
    expect(await ran(server, { id }, 'start')).toMatchObject({ bytes: file.length, counts: { stored: 3 } });
  });

  it('of its beginnings are one, and what it has brought is told', async () => {
    const { id } = await uploaded(server, site, file, { survey: 'checkout' });
    expect(await twice(() => asOwner(server, 'POST', `/v1/imports/${id}/start`))).toEqual([202, 422]);
    await server.app.idleJobs();
    const done = (await asOwner(server, 'GET', `/v1/imports/${id}`)).json();
    expect(done).toMatchObject({ state: 'done', counts: { stored: 3, duplicates: 0 }, brought: 3 });
  });

  it('of a beginning and a change are the change, or nothing of it', async () => {
    const { id, mapping } = await uploaded(server, site, file, { survey: 'checkout' });
    const begun = asOwner(server, 'POST', `/v1/imports/${id}/start`);
    const changed = asOwner(server, 'PATCH', `/v1/imports/${id}`, { mapping: {} });
    const statuses = [(await begun).statusCode, (await changed).statusCode];
    // Whichever comes first: without a mapping nothing is begun.
    expect([
      [202, 422],
      [422, 200],
    ]).toContainEqual(statuses);
    await server.app.idleJobs();
    const now = (await asOwner(server, 'GET', `/v1/imports/${id}`)).json();
    expect(now.mapping).toEqual(statuses[0] === 202 ? mapping : {});
  });
});

describe('a disk that fills up', () => {
  it('takes no file when it has less than 512 MiB left', async () => {
    left = reserve - 1;
    const answer = await sendFile(server, site, file);
    expect(problemLine(answer)).toBe('422 change_refused');
    expect(problemIn(answer).detail).toContain('make room');
  });

  it('ends an import with a reason before it stores more, and begun again it brings the rest', async () => {
    const made = await uploaded(server, site, file, { survey: 'checkout' });
    left = reserve - 1;
    expect(await ran(server, made, 'check')).toMatchObject({ counts: { stored: 3 } });
    await asOwner(server, 'POST', `/v1/imports/${made.id}/start`);
    await server.app.idleJobs();
    expect((await asOwner(server, 'GET', `/v1/imports/${made.id}`)).json()).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('make room'),
      cause: { code: 'import_disk_full', values: {} },
      brought: 0,
    });
    left = reserve;
    expect(await ran(server, made, 'start')).toMatchObject({ counts: { stored: 3 }, brought: 3 });
  });
});

describe('a check', () => {
  it('tells of each line what would become of it, and stores nothing', async () => {
    const made = await uploaded(server, site, file, { survey: 'checkout' });
    const checked = await ran(server, made, 'check');
    expect(checked).toMatchObject({
      phase: 'check',
      done: 4,
      total: 4,
      counts: { lines: 4, stored: 3, duplicates: 0, rejected: 1, warned: 0 },
      brought: 0,
      report: { entries: 1, leftOut: 0 },
    });
    expect(await reportOf(server, made)).toMatchObject([
      {
        line: 5,
        what: 'rejected',
        path: 'answers.score',
        reason: 'must be a whole number from 0 to 10',
        cause: { code: 'off_scale', values: { least: 0, most: 10 } },
      },
    ]);
    expect(await stored(server, site)).toEqual([]);
  });

  it('tells of an id that stands in the file twice what an import would do with it', async () => {
    const text = 'id,score,orders\nA-1,8,1\nA-1,8,many\n';
    const made = await uploaded(server, site, text, { survey: 'checkout' });
    const counts = { lines: 2, stored: 1, duplicates: 1, rejected: 0, warned: 0 };
    expect(await ran(server, made, 'check')).toMatchObject({ counts });
    expect(await ran(server, made, 'start')).toMatchObject({ counts });
  });

  it('is refused how a time is written in which something stands twice, or no day', async () => {
    const { id } = await uploaded(server, site, file);
    for (const time of ['DDDDDDDDDDDDYYYYMM', 'HH:mm', 'DD-MM-YYYY MM']) {
      const mapping = { receivedAt: { column: 'date', time } };
      const answer = await asOwner(server, 'PATCH', `/v1/imports/${id}`, { mapping });
      expect(problemLine(answer)).toBe('400 invalid_request mapping.receivedAt.time');
    }
  });

  it('is refused with the fields that are wrong', async () => {
    const made = await uploaded(server, site, file);
    const mapping = {
      survey: { value: 'nowhere' },
      'answers.score': { column: 'points' },
      'attributes.colour': { column: 'note' },
      size: { column: 'note' },
    };
    await asOwner(server, 'PATCH', `/v1/imports/${made.id}`, { mapping });
    const answer = await asOwner(server, 'POST', `/v1/imports/${made.id}/check`);
    expect(answer.statusCode).toBe(422);
    expect(answer.json().invalidParams).toMatchObject([
      { path: 'mapping.survey', reason: '"nowhere" is no survey of this site' },
      { path: 'mapping.answers.score', reason: 'the file has no column "points"' },
      {
        path: 'mapping.attributes.colour',
        reason: '"colour" is no attribute of the site: declare it (Settings → Site), then import',
      },
      { path: 'mapping.size', reason: 'is nothing that a response has' },
    ]);
  });

  it('has its report as a table, whose cells are no formulas', async () => {
    const made = await uploaded(server, site, 'score,why\n=1+1,x\n', { survey: 'checkout' });
    await ran(server, made, 'check', {
      survey: { value: 'checkout' },
      'answers.score': { column: 'score' },
    });
    const { payload, headers } = await asOwner(server, 'GET', `/v1/imports/${made.id}/report?format=csv`);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(payload).toBe(
      '\uFEFFline,what,path,reason\r\n2,rejected,answers.score,"""=1+1"" is no answer to it"\r\n',
    );
  });
});

describe('an import', () => {
  it('stores each line at its time, with what the mapping says', async () => {
    const made = await uploaded(server, site, file, { survey: 'checkout' });
    const done = await ran(server, made, 'start', {
      ...made.mapping,
      receivedAt: { column: 'date', time: 'YYYY-MM-DD HH:mm', timezone: 'America/New_York' },
      channel: { value: 'store' },
      tags: { value: 'moved,old' },
    });
    expect(done).toMatchObject({ phase: 'import', counts: { lines: 4, stored: 3, rejected: 1 }, brought: 3 });
    expect(await stored(server, site)).toMatchObject([
      { answers: { score: 6 }, receivedAt: '2026-10-04T14:00:00.000Z', attributes: { plan: 'free' } },
      { answers: { score: 3, why: 'Slow\nand late' }, receivedAt: '2026-10-02T14:00:00.000Z' },
      {
        answers: { score: 9, why: 'Fast, and friendly' },
        receivedAt: '2026-10-01T13:30:00.000Z',
        dimensions: { channel: 'store' },
        tags: ['moved', 'old'],
        class: 'counted',
        flags: [],
      },
    ]);
    const { results } = await stats(server, site, 'nps?survey=checkout&from=2026-10-01&to=2026-10-03');
    expect(results[0]!.metrics.nps).toMatchObject({ n: 2, parts: { promoters: 1, detractors: 1 } });
    expect(await server.storage.counts.verify()).toEqual([]);
  });

  it('of lines without a time stores them at the time of the import', async () => {
    const made = await uploaded(server, site, 'score\n9\n', { survey: 'checkout' });
    clock.at += 5_000;
    await ran(server, made, 'start');
    expect(await stored(server, site)).toMatchObject([
      { receivedAt: new Date(start + 5_000).toISOString(), dimensions: { channel: 'import' } },
    ]);
  });

  it('stores nothing twice, in whatever file, order and number the same lines come', async () => {
    const lines = ['9,Good', '9,Good', '4,Bad'];
    const first = await uploaded(server, site, ['score,why', ...lines].join('\n'), { survey: 'checkout' });
    expect(await ran(server, first, 'start')).toMatchObject({ counts: { stored: 3, duplicates: 0 } });
    expect(await ran(server, first, 'start')).toMatchObject({ counts: { stored: 0, duplicates: 3 } });
    const longer = ['score,why', '4,Bad', '7,New', '9,Good', '9,Good', '9,Good'].join('\r\n');
    const second = await uploaded(server, site, longer, { survey: 'checkout' });
    expect(await ran(server, second, 'check')).toMatchObject({ counts: { stored: 2, duplicates: 3 } });
    expect(await ran(server, second, 'start')).toMatchObject({ counts: { stored: 2, duplicates: 3 } });
    expect(await stored(server, site)).toHaveLength(5);
    // What was there is no answer that was sent again.
    expect(await coverageOf(server, site)).toMatchObject({ received: 5, duplicates: 0, counted: 5 });
  });

  it('stores the same lines again under another key', async () => {
    const made = await uploaded(server, site, 'score\n9\n', { survey: 'checkout' });
    await ran(server, made, 'start');
    await asOwner(server, 'PATCH', `/v1/imports/${made.id}`, { key: 'shop-2' });
    expect(await ran(server, made, 'start')).toMatchObject({ counts: { stored: 1 } });
  });

  it('takes ids that are UUIDs, and makes others into such', async () => {
    const text = `id,score\n${responseId(7).toUpperCase()},9\nA-1,8\nA-1,8\n`;
    const made = await uploaded(server, site, text, { survey: 'checkout' });
    expect(made.mapping.id).toEqual({ column: 'id' });
    expect(await ran(server, made, 'start')).toMatchObject({ counts: { stored: 2, duplicates: 1 } });
    const ids = (await stored(server, site)).map(({ id }) => id).sort();
    expect(ids[0]).toBe(responseId(7));
    expect(ids[1]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('changes nothing of a response that is there', async () => {
    await postResponse(server, responseTo(site, 7));
    const made = await uploaded(server, site, `id,score\n${responseId(7)},2\n`, { survey: 'checkout' });
    expect(await ran(server, made, 'start')).toMatchObject({
      counts: { stored: 0, duplicates: 1 },
      brought: 0,
    });
    expect(await stored(server, site)).toMatchObject([{ answers: { score: 9 } }]);
  });

  it('does not bring back what was erased', async () => {
    await postResponse(server, responseTo(site, 7, { visitor: 'anna' }));
    await asOwner(server, 'DELETE', `/v1/visitors/anna?site=${site.id}`);
    const made = await uploaded(server, site, `id,score\n${responseId(7)},2\n`, { survey: 'checkout' });
    expect(await ran(server, made, 'start')).toMatchObject({ counts: { stored: 0, rejected: 1 } });
    expect(await reportOf(server, made)).toMatchObject([
      { line: 2, what: 'rejected', path: 'id', reason: 'was erased here: it does not come again' },
    ]);
  });

  it('masks personal data as everywhere', async () => {
    const made = await uploaded(server, site, 'score,why\n9,Write to anna@shop.example\n', {
      survey: 'checkout',
    });
    await ran(server, made, 'start');
    expect(await stored(server, site)).toMatchObject([{ answers: { why: 'Write to [email]' } }]);
  });

  it('flags nothing: nobody was asked by us', async () => {
    const visitors = Array.from(
      { length: 4 },
      () => 'v,9,2026-10-01T10:00:00Z,2026-10-01T10:00:00Z,2026-10-01T10:00:00Z,widget',
    );
    const text = ['visitor,score,receivedAt,shownAt,submittedAt,channel', ...visitors].join('\n');
    const made = await uploaded(server, site, text, { survey: 'checkout' });
    await ran(server, made, 'start', {
      ...made.mapping,
      shownAt: { column: 'shownAt' },
      submittedAt: { column: 'submittedAt' },
    });
    expect((await stored(server, site)).map(({ flags, class: of }) => [flags, of])).toEqual(
      visitors.map(() => [[], 'counted']),
    );
  });

  it('tells what a line is stored without', async () => {
    const text = 'score,page,orders,language\n9,no address,many,xx-yy-zz-toolongtobeone\n';
    const made = await uploaded(server, site, text, { survey: 'checkout' });
    const done = await ran(server, made, 'start', {
      survey: { value: 'checkout' },
      'answers.score': { column: 'score' },
      'attributes.orders': { column: 'orders' },
      language: { column: 'language' },
    });
    expect(done).toMatchObject({ counts: { stored: 1, rejected: 0, warned: 1 } });
    expect((await reportOf(server, made)).map(({ what, path }) => [what, path])).toEqual([
      ['warned', 'attributes.orders'],
      ['warned', 'language'],
    ]);
  });

  it.each([
    ['in the future', '2026-11-16T10:00:00Z', /^lies in the future/],
    ['before 2000', '1999-12-31T10:00:00Z', /^lies before 2000$/],
    ['that no clock shows', '9e30', /^"9e30" is no time of the format/, 'seconds'],
    ['that there is not', '2026-02-30T10:00:00Z', /^"2026-02-30T10:00:00Z" is no time of the format/],
  ])('refuses a time %s', async (_, time, reason, format = 'iso') => {
    const made = await uploaded(server, site, `score,at\n9,${time}\n`, { survey: 'checkout' });
    await ran(server, made, 'start', {
      survey: { value: 'checkout' },
      'answers.score': { column: 'score' },
      receivedAt: { column: 'at', time: format },
    });
    expect(await reportOf(server, made)).toMatchObject([
      { line: 2, what: 'rejected', path: 'receivedAt', reason: expect.stringMatching(reason) },
    ]);
  });

  it('reads every type of answer, from a table and from JSON alike', async () => {
    await createSurvey(server, site, { slug: 'all', questions: allTypes });
    const json = [
      {
        score: 9,
        reason: 'The price',
        channels: ['search', { other: 'A poster' }],
        service: { speed: 4, staff: 5 },
        dark: { functional: 1, dysfunctional: 5 },
        terms: false,
        why: 'Fast',
      },
    ];
    const csv = [
      'score,reason,channels,channels.other,service.speed,service.staff,dark.functional,dark.dysfunctional,terms,why',
      '9,the price,By searching,A poster,4,5,1,5,no,Fast',
    ].join('\n');
    const files = [
      [csv, 'text/csv'],
      [JSON.stringify({ items: json }), 'application/json'],
      [`${JSON.stringify(json[0])}\n`, 'application/x-ndjson'],
    ] as const;
    for (const [i, [text, type]] of files.entries()) {
      const made = await uploaded(server, site, text, { type, survey: 'all' });
      await asOwner(server, 'PATCH', `/v1/imports/${made.id}`, { key: `k${i}` });
      const done = await ran(server, made, 'start', {
        ...made.mapping,
        'answers.channels.other': { column: 'channels.other' },
      });
      expect(await reportOf(server, made)).toMatchObject([]);
      expect(done.counts).toMatchObject({ stored: 1 });
    }
    const answers = {
      score: 9,
      reason: 'price',
      channels: ['search', { other: 'A poster' }],
      service: { speed: 4, staff: 5 },
      dark: { functional: 1, dysfunctional: 5 },
      terms: false,
      why: 'Fast',
    };
    const all = await stored(server, site);
    expect(all.map((response) => response.answers)).toEqual([answers, answers, answers]);
  });

  it('stores no text that another engine would store otherwise', async () => {
    const made = await uploaded(server, site, `score,country\n9,Fra\0nce${'😀'.repeat(100)}\n`, {
      survey: 'checkout',
    });
    await ran(server, made, 'start');
    expect(await stored(server, site)).toMatchObject([
      { dimensions: { country: `France${'😀'.repeat(94)}` } },
    ]);
  });

  it('tells nobody by webhook, and everybody who follows live', async () => {
    const before = (await asOwner(server, 'GET', `/v1/responses?site=${site.id}`)).headers.etag;
    await asOwner(server, 'POST', '/v1/webhooks', {
      site: site.id,
      url: 'https://shop.example/hook',
      events: ['response.created'],
    });
    const made = await uploaded(server, site, file, { survey: 'checkout' });
    await ran(server, made, 'start');
    expect(await server.storage.webhooks.waiting()).toBe(0);
    expect((await asOwner(server, 'GET', `/v1/responses?site=${site.id}`)).headers.etag).not.toBe(before);
  });

  it('that is deleted stores nothing more, not even what was being judged', async () => {
    const made = await uploaded(server, site, file, { survey: 'checkout' });
    meanwhile = () => asOwner(server, 'DELETE', `/v1/imports/${made.id}`);
    await asOwner(server, 'POST', `/v1/imports/${made.id}/start`);
    await server.app.idleJobs();
    expect(await stored(server, site)).toEqual([]);
  });

  it('fails where the file is not what it seemed, and says where', async () => {
    const text = Buffer.concat([
      Buffer.from(`score,why\n${'9,Good\n'.repeat(50_000)}`),
      Buffer.from([0xff, 0xff]),
    ]);
    const made = await uploaded(server, site, text, { survey: 'checkout' });
    await asOwner(server, 'POST', `/v1/imports/${made.id}/start`);
    await server.app.idleJobs();
    const ended = (await asOwner(server, 'GET', `/v1/imports/${made.id}`)).json();
    expect(ended).toMatchObject({ state: 'failed', error: expect.stringMatching(/^the file is no UTF-8/) });
  });
});

describe('an undo', () => {
  it('deletes what the import has stored, and nothing else', async () => {
    await postResponse(server, responseTo(site, 1));
    const made = await uploaded(server, site, file, { survey: 'checkout' });
    await ran(server, made, 'start');
    const done = await ran(server, made, 'undo');
    expect(done).toMatchObject({ phase: 'undo', done: 3, total: 3, brought: 0 });
    expect((await stored(server, site)).map(({ id }) => id)).toEqual([responseId(1)]);
    expect(await server.storage.counts.verify()).toEqual([]);
    const again = await asOwner(server, 'POST', `/v1/imports/${made.id}/undo`);
    expect(again.statusCode).toBe(422);
    expect(await ran(server, made, 'start')).toMatchObject({ counts: { stored: 3 }, brought: 3 });
  });

  it('leaves what was erased since: nothing leads there', async () => {
    const made = await uploaded(server, site, 'visitor,score\nanna,9\nbert,3\n', { survey: 'checkout' });
    await ran(server, made, 'start');
    await asOwner(server, 'DELETE', `/v1/visitors/anna?site=${site.id}`);
    await ran(server, made, 'undo');
    expect(await stored(server, site)).toMatchObject([{ erased: true, answers: { score: 9 } }]);
  });
});

describe('what is kept', () => {
  it('goes when it is deleted: the file, the report, the job; the responses stay', async () => {
    const made = await uploaded(server, site, file, { survey: 'checkout' });
    await ran(server, made, 'start');
    expect((await asOwner(server, 'DELETE', `/v1/imports/${made.id}`)).statusCode).toBe(204);
    expect((await asOwner(server, 'GET', `/v1/imports/${made.id}`)).statusCode).toBe(404);
    expect(await readdir(path.join(server.folder, 'imports'))).toEqual(
      expect.not.arrayContaining([expect.stringContaining(made.id)]),
    );
    expect(await stored(server, site)).toHaveLength(3);
  });

  it('is the file for a week, and longer what an undo needs', async () => {
    const [unused, used] = [
      await uploaded(server, site, file),
      await uploaded(server, site, file, { survey: 'checkout' }),
    ];
    expect(await ran(server, used, 'start')).toMatchObject({ report: { entries: 1 } });
    clock.at += 7 * 24 * 3_600_000;
    await server.app.removeExpiredImports();
    expect((await asOwner(server, 'GET', `/v1/imports/${unused.id}`)).statusCode).toBe(404);
    expect((await asOwner(server, 'GET', `/v1/imports/${used.id}`)).json()).toMatchObject({
      hasFile: false,
      report: { entries: 0, leftOut: 0 },
      counts: { stored: 3, rejected: 1 },
      columns: used.columns.map(({ name }) => ({ name, samples: [] })),
    });
    expect(await reportOf(server, used)).toMatchObject([]);
    expect(await readdir(path.join(server.folder, 'imports'))).toEqual(
      expect.not.arrayContaining([expect.stringContaining(used.id)]),
    );
    expect((await asOwner(server, 'POST', `/v1/imports/${used.id}/start`)).statusCode).toBe(422);
    expect(await ran(server, used, 'undo')).toMatchObject({ done: 3, brought: 0 });
  });

  it('stands in the audit', async () => {
    const made = await uploaded(server, site, file, { survey: 'checkout' });
    await ran(server, made, 'start');
    await ran(server, made, 'undo');
    await asOwner(server, 'DELETE', `/v1/imports/${made.id}`);
    const { items } = (await asOwner(server, 'GET', `/v1/audit?site=${site.id}`)).json();
    const entries = (items as { action: string; objects: string[] }[]).filter(({ action }) =>
      action.startsWith('import.'),
    );
    expect(entries.map(({ action }) => action).reverse()).toEqual([
      'import.uploaded',
      'import.started',
      'import.undone',
      'import.removed',
    ]);
    expect(entries.every(({ objects }) => objects[0] === made.id)).toBe(true);
  });

  it('is quoted to nobody who may not import', async () => {
    const made = await uploaded(server, site, file, { survey: 'checkout' });
    const { key } = await createKey(server, { scopes: ['read'], sites: [site.id] });
    const one = (await withKey(server, key, 'GET', `/v1/imports/${made.id}`)).json();
    const [listed] = (await withKey(server, key, 'GET', `/v1/imports?site=${site.id}`)).json().items;
    const quoteless = made.columns.map(({ name }) => ({ name, samples: [] }));
    expect([one.columns, listed.columns]).toEqual([quoteless, quoteless]);
    const report = await withKey(server, key, 'GET', `/v1/imports/${made.id}/report`);
    expect(problemLine(report)).toBe('403 forbidden');
  });

  it('is called by nothing that cannot be stored', async () => {
    const answer = await sendFile(server, site, file, { query: 'name=a%00b' });
    expect(problemLine(answer)).toBe('400 invalid_request name');
  });

  it('is out of reach for a key of another site', async () => {
    const made = await uploaded(server, site, file);
    const other = await createSite(server);
    const { key } = await createKey(server, { scopes: ['admin'], sites: [other.id] });
    const answer = await withKey(server, key, 'GET', `/v1/imports/${made.id}`);
    expect(answer.statusCode).toBe(404);
  });
});

describe('mappings that are kept', () => {
  const mapping = { survey: { value: 'checkout' }, 'answers.score': { column: 'score' } };

  it('are made, changed, listed and deleted, and the audit has it', async () => {
    const created = await asOwner(server, 'POST', '/v1/import-mappings', {
      site: site.id,
      name: 'Old shop',
      mapping,
    });
    expect(created.statusCode).toBe(201);
    const { id } = created.json();
    const twice = await asOwner(server, 'POST', '/v1/import-mappings', {
      site: site.id,
      name: 'Old shop',
      mapping,
    });
    expect(twice.statusCode).toBe(409);
    const url = `/v1/import-mappings/${id}?site=${site.id}`;
    const changed = await asOwner(server, 'PATCH', url, { name: 'Older shop' });
    expect(changed.json()).toMatchObject({ id, name: 'Older shop', mapping });
    expect((await asOwner(server, 'GET', `/v1/import-mappings?site=${site.id}`)).json().items).toEqual([
      changed.json(),
    ]);
    expect((await asOwner(server, 'DELETE', url)).statusCode).toBe(204);
    expect((await asOwner(server, 'DELETE', url)).statusCode).toBe(404);
    const { items } = (await asOwner(server, 'GET', `/v1/audit?site=${site.id}`)).json();
    expect((items as { action: string }[]).map(({ action }) => action).slice(0, 3)).toEqual([
      'import_mapping.removed',
      'import_mapping.changed',
      'import_mapping.created',
    ]);
  });
});
