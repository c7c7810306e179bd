/**
 * Real comments through the importer. They are not part of the repository: without the folder beside it, this is passed
 * over.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ran, reportOf, uploaded } from '../support/http-imports.ts';
import { createSite, createSurvey, stats } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const isThere = ['airline.csv', 'waimai.csv'].every((name) => existsSync(folder + name));

describe.skipIf(!isThere)(`real files${isThere ? '' : ' (not on this machine)'}`, () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ listen: false });
  });
  afterAll(() => server.close());

  it('airline.csv: guessed whole, a sentiment as three faces, its time as it is written', async () => {
    const site = await createSite(server, {
      attributes: { airline: { type: 'string' }, reason: { type: 'string' } },
      timezone: 'America/New_York',
    });
    const questions = [
      { id: 'mood', type: 'emoji' as const, scale: 3, text: 'How was it?' },
      { id: 'why', type: 'text' as const, text: 'Why?' },
    ];
    await createSurvey(server, site, { slug: 'airline', questions });
    const made = await uploaded(server, site, readFileSync(`${folder}airline.csv`), { survey: 'airline' });
    expect(made.mapping).toEqual({
      survey: { value: 'airline' },
      'answers.mood': { column: 'sentiment', values: { negative: 1, neutral: 2, positive: 3 } },
      'answers.why': { column: 'text' },
      'attributes.airline': { column: 'airline' },
      'attributes.reason': { column: 'reason' },
      receivedAt: { column: 'created', time: 'DD-MM-YYYY HH.mm' },
    });
    const checked = await ran(server, made, 'check');
    const done = await ran(server, made, 'start');
    expect(done.counts).toEqual(checked.counts);
    expect(done.counts).toEqual({ lines: 14_640, stored: 14_640, duplicates: 0, rejected: 0, warned: 0 });
    expect(await reportOf(server, made)).toEqual([]);
    const { results } = await stats(server, site, 'csat?survey=airline&from=2015-02-01&to=2015-03-01');
    expect(results[0]!.metrics.csat).toMatchObject({ n: 14_640 });
    expect(await ran(server, made, 'start')).toMatchObject({ counts: { stored: 0, duplicates: 14_640 } });
    expect(await server.storage.counts.verify()).toEqual([]);
  });

  it('waimai.csv: a label as thumbs, the review as a text', async () => {
    const site = await createSite(server);
    const questions = [
      { id: 'good', type: 'thumbs' as const, text: '好吃吗？' },
      { id: 'why', type: 'text' as const, text: '为什么？' },
    ];
    await createSurvey(server, site, { slug: 'waimai', questions });
    const made = await uploaded(server, site, readFileSync(`${folder}waimai.csv`), { survey: 'waimai' });
    expect(made.mapping).toEqual({
      survey: { value: 'waimai' },
      'answers.good': { column: 'label' },
      'answers.why': { column: 'review' },
    });
    const done = await ran(server, made, 'start');
    expect(done.counts).toEqual({ lines: 11_987, stored: 11_987, duplicates: 0, rejected: 0, warned: 0 });
    const { results } = await stats(server, site, 'csat?survey=waimai&period=all');
    expect(results[0]!.metrics.csat).toMatchObject({ n: 11_987, value: expect.closeTo(4_000 / 11_987, 3) });
  });
});
