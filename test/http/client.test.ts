/** The client against the real server: what it sends is taken, and what it is typed to return is there. */
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient } from '../../client/client.ts';
import { ProblemError } from '../../client/problem-error.ts';
import type { Site } from '../../shared/site.ts';
import { rejection } from '../support/client-server.ts';
import { ownerKey, startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let earshot: Client;
let site: Site;
let statuses: number[];
beforeAll(async () => {
  server = await startServer();
  statuses = [];
  const watched: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    statuses.push(response.status);
    return response;
  };
  earshot = createClient({ base: server.url, key: ownerKey, fetch: watched });
  site = await earshot.sites.create({ name: 'Shop', minimumN: 1, attributes: { plan: { type: 'string' } } });
  await earshot.surveys.create({
    site: site.id,
    slug: 'checkout',
    name: 'Checkout',
    status: 'live',
    questions: [
      { id: 'score', type: 'nps', text: 'How likely?' },
      { id: 'why', type: 'text', text: 'Why?' },
    ],
  });
  await answer(9, { plan: 'pro' }, 'Fast');
  await answer(10, { plan: 'pro' });
  await answer(0, { plan: 'free, for now' }, 'Slow');
});
afterAll(() => server.close());

function answer(score: number, attributes: Record<string, string> = {}, why?: string) {
  const answers = { score, ...(why === undefined ? {} : { why }) };
  return earshot.responses.send({ id: v7(), site: site.publicKey, survey: 'checkout', answers, attributes });
}

const checkout = () => ({ site: site.id, survey: 'checkout' });

async function scores(items: AsyncIterable<{ answers: Record<string, unknown> }>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const { answers } of items) all.push(answers.score);
  return all;
}

describe('sites and surveys', () => {
  it('are read as they were created', async () => {
    expect(await earshot.sites.get(site.id)).toEqual(site);
    expect((await earshot.surveys.get(site.id, 'checkout')).version).toBe(1);
    expect((await earshot.surveys.list({ site: site.id })).items.map(({ slug }) => slug)).toEqual([
      'checkout',
    ]);
  });

  it('tell which origins were refused', async () => {
    const headers = { origin: 'https://elsewhere.example' };
    await fetch(`${server.url}/v1/config?site=${site.publicKey}`, { headers });
    await server.app.flushRefusedOrigins();
    expect(await earshot.sites.refusedOrigins(site.id)).toMatchObject([
      { origin: 'https://elsewhere.example', count: 1 },
    ]);
  });

  it('are changed, with their versions, and archived', async () => {
    expect(await earshot.sites.change(site.id, { name: 'Shop 2' })).toMatchObject({ name: 'Shop 2' });
    const questions = [{ id: 'mood', type: 'emoji' as const, text: 'Well?' }];
    await earshot.surveys.create({ site: site.id, slug: 'mood', name: 'Mood', questions });
    await earshot.surveys.change(site.id, 'mood', { questions: [{ ...questions[0]!, text: 'And now?' }] });
    const versions = await earshot.surveys.versions(site.id, 'mood');
    expect(versions.map(({ version }) => version)).toEqual([1, 2]);
    expect(await earshot.surveys.archive(site.id, 'mood')).toMatchObject({ status: 'archived' });
  });
});

describe('numbers', () => {
  it('come typed by their metric', async () => {
    const { results } = await earshot.stats('nps', checkout());
    expect(results[0]!.metrics.nps.parts).toEqual({ promoters: 2, passives: 0, detractors: 1 });
  });

  it('are filtered and broken down', async () => {
    const { results } = await earshot.stats('nps', {
      ...checkout(),
      filter: { plan: ['pro', 'team'] },
      breakdown: 'plan',
    });
    expect(results.map(({ dimensions, metrics }) => [dimensions?.plan, metrics.nps.n])).toEqual([['pro', 2]]);
  });

  it('take a value with a comma in a body', async () => {
    const question = { ...checkout(), filter: { plan: 'free, for now' } };
    expect(await rejection(earshot.stats('nps', question))).toBeInstanceOf(TypeError);
    const { results } = await earshot.query({ ...question, metrics: ['nps', 'rating'] });
    expect([results[0]!.metrics.nps.value, results[0]!.metrics.rating.n]).toEqual([-100, 1]);
  });

  it('that are unchanged come from memory, with 304, until an answer arrives', async () => {
    const question = { ...checkout(), period: 'year' } as const;
    const first = await earshot.stats('rating', question);
    expect(await earshot.stats('rating', question)).toEqual(first);
    expect(statuses.slice(-2)).toEqual([200, 304]);
    await answer(8);
    const { results } = await earshot.stats('rating', question);
    expect(results[0]!.metrics.rating.n).toBe(first.results[0]!.metrics.rating.n + 1);
  });

  it('tell how far people come in a survey, of those that pass the filters', async () => {
    const { completion, questions } = await earshot.questionStats(checkout());
    expect(questions[0]).toMatchObject({ id: 'score', reached: completion.n });
    const low = await earshot.questionStats({ ...checkout(), filter: { rating: { lte: 3 } } });
    expect(low.query.filter).toEqual({ rating: { lte: ['3'] } });
    expect(low.completion.n).toBeLessThan(completion.n);
  });

  it('are explained by the catalogue, and planned by the sample size', async () => {
    expect((await earshot.catalogue()).map(({ id }) => id)).toContain('nps');
    expect(await earshot.sampleSize({ of: 'share', margin: 0.05 })).toMatchObject({ n: 385, margin: 0.05 });
  });
});

describe('responses', () => {
  it('are followed over all pages', async () => {
    const all = await scores(earshot.responses.all({ ...checkout(), limit: 1 }));
    expect(all.length).toBeGreaterThanOrEqual(3);
    expect(all.slice(-3)).toEqual([0, 10, 9]);
  });

  it('behind a number are those that it was counted from', async () => {
    const { results } = await earshot.stats('nps', {
      ...checkout(),
      filter: { plan: 'pro' },
      include: 'ids',
    });
    expect(await scores(earshot.responses.behind(site.id, results[0]!.responses!))).toEqual([10, 9]);
  });

  it('are tagged and overruled, one and all of a choice', async () => {
    const [newest] = (await earshot.responses.list({ ...checkout(), words: 'slow' })).items;
    const tags = { add: ['speed'] };
    expect(await earshot.responses.change(site.id, newest!.id, { tags })).toMatchObject({ tags: ['speed'] });
    expect(await earshot.responses.tags(site.id)).toEqual(['speed']);
    const job = await earshot.responses.changeAll(
      { ...checkout(), tag: 'speed', filter: { rating: { lte: 6 } } },
      { tags: { remove: ['speed'] } },
    );
    await server.app.idleJobs();
    expect(await earshot.jobs.get(job.id)).toMatchObject({ state: 'done', done: 1 });
    expect((await earshot.jobs.cancel(job.id)).state).toBe('done');
    expect((await earshot.responses.list({ ...checkout(), tag: 'speed' })).items).toEqual([]);
  });

  it('are filtered', async () => {
    const low = earshot.responses.all({ ...checkout(), commented: true, filter: { rating: { lte: 6 } } });
    expect(await scores(low)).toEqual([0]);
  });

  it('and steps are taken in a batch', async () => {
    const response = { id: v7(), site: site.publicKey, survey: 'checkout', answers: { score: 7 } };
    const results = await earshot.events.send(site.publicKey, [
      { type: 'viewed', survey: 'checkout' },
      { type: 'response', response },
    ]);
    expect(results.map(({ status }) => status)).toEqual(['accepted', 'stored']);
  });

  it('that do not fit are refused with the field', async () => {
    const error = await rejection(answer(11));
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ code: 'invalid_answer', invalidParams: [{ path: 'answers.score' }] });
  });
});

describe('live', () => {
  it('tells of an answer, and ends when the loop is left', async () => {
    let told: string[] = [];
    for await (const change of earshot.live(site.id, { survey: 'checkout', onOpen: () => void answer(9) })) {
      told = change.surveys;
      break;
    }
    expect(told).toEqual(['checkout']);
  });

  it('throws for a site that there is not', async () => {
    expect(await rejection(earshot.live('nowhere').next())).toMatchObject({ code: 'unknown_site' });
  });
});

describe('schedules of exports', () => {
  it('are made, changed, run and removed', async () => {
    const { id } = await earshot.exportSchedules.create({
      site: site.id,
      name: 'Nightly',
      format: 'csv',
      every: 'day',
    });
    await earshot.exportSchedules.change(id, { hour: 5, paused: true });
    expect((await earshot.exportSchedules.run(id)).running).toEqual(expect.any(String));
    await server.app.idleJobs();
    expect(await earshot.exportSchedules.get(id)).toMatchObject({ hour: 5, last: { error: null } });
    await earshot.exportSchedules.remove(id);
    expect(await earshot.exportSchedules.list(site.id)).toEqual([]);
  });
});

describe('exports', () => {
  it('are made, followed, taken and deleted', async () => {
    const { id } = await earshot.exports.create({ ...checkout(), format: 'ndjson', filter: { plan: 'pro' } });
    await server.app.idleJobs();
    expect(await earshot.exports.get(id)).toMatchObject({ state: 'done', done: 2 });
    const lines = (await (await earshot.exports.file(id)).text()).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).answers.score)).toEqual([10, 9]);
    await earshot.exports.remove(id);
    expect(await earshot.exports.list(site.id)).toEqual([]);
  });
});

describe('imports', () => {
  it('are sent part by part, set, imported, reported, taken back and forgotten', async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => `${i % 12},"${`Line ${i} `.repeat(50)}"`);
    const file = new Blob([['points,said', ...rows].join('\n')]);
    const sent: number[] = [];
    const onProgress = (bytes: number) => sent.push(bytes);
    const { id, mapping } = await earshot.imports.upload(file, {
      ...checkout(),
      name: 'old.csv',
      onProgress,
    });
    expect(sent).toEqual([2 ** 20, file.size]);
    expect(mapping['answers.why']).toEqual({ column: 'said' });
    const kept = await earshot.imports.keepMapping(site.id, 'Old', {
      ...mapping,
      channel: { value: 'mail' },
    });
    expect(await earshot.imports.mappings(site.id)).toEqual([kept]);
    await earshot.imports.removeMapping(site.id, kept.id);
    await earshot.imports.change(id, {
      mapping: { ...kept.mapping, 'answers.score': { column: 'points' } },
    });
    await earshot.imports.check(id);
    await server.app.idleJobs();
    await earshot.imports.start(id);
    await server.app.idleJobs();
    expect(await earshot.imports.get(id)).toMatchObject({ counts: { stored: 2_750, rejected: 250 } });
    const report = (await (await earshot.imports.report(id)).text()).trimEnd().split('\n');
    expect(report).toHaveLength(250);
    await earshot.imports.undo(id);
    await server.app.idleJobs();
    await earshot.imports.remove(id);
    expect(await earshot.imports.list(site.id)).toEqual([]);
  });
});
