/** `POST /v1/responses`: answers to questions of every type, from the body to what is stored and counted. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { spans } from '../../server/storage/contract/counts.ts';
import type { ResponseInput } from '../../shared/response.ts';
import type { Site } from '../../shared/site.ts';
import { allAnswers, allTypes } from '../support/http-all-types.ts';
import { asOwner, postResponse } from '../support/http-calls.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseTo } from '../support/http-response.ts';
import { coverageOf, createSite, createSurvey, stored } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let site: Site;
beforeAll(async () => {
  server = await startServer({ listen: false, now: () => Date.parse('2026-11-15T10:00:00Z') });
});
afterAll(() => server.close());
beforeEach(async () => {
  site = await createSite(server);
  await createSurvey(server, site, { questions: allTypes });
});

const send = (answers: ResponseInput['answers'], fields: Partial<ResponseInput> = {}, n = 1) =>
  postResponse(server, responseTo(site, n, { answers, ...fields }));

/** All counters of the site's keys over all time that are not zero, as `key c5`. */
async function counted(): Promise<Record<string, number>> {
  const stored = await server.storage.sites.find({ id: site.id });
  const keys = await server.storage.counts.keys(stored!.key);
  const rows = await server.storage.counts.read(
    keys.map((key) => ({
      ...key,
      siteKey: stored!.key,
      dimension: null,
      segments: [{ out: 0, span: spans.month, from: 0, to: 1e9 }],
    })),
  );
  const found: Record<string, number> = {};
  for (const [i, { countKey }] of keys.entries()) {
    for (const [counter, n] of (rows[i]![0]?.counts ?? []).entries()) {
      if (n !== 0) found[`${countKey} c${counter}`] = n;
    }
  }
  return found;
}

describe('an answer to each type', () => {
  it('is stored as it was sent', async () => {
    expect((await send(allAnswers)).statusCode).toBe(201);
    expect((await stored(server, site))[0]!.answers).toEqual(allAnswers);
  });

  it('is counted under the keys of its question', async () => {
    await send(allAnswers);
    expect(await counted()).toEqual({
      '~coverage c5': 1,
      'score:nps:10 c9': 1,
      'reason:choice:0 c0': 1,
      'reason:choice:0:(other) c0': 1,
      'channels:choices:0 c0': 1,
      'channels:choices:0:search c0': 1,
      'channels:choices:0:friends c0': 1,
      'service.speed:matrix:5 c4': 1,
      'service.staff:matrix:5 c5': 1,
      'dark:kano:6 c1': 1,
    });
  });

  it('sent again is a duplicate, whatever the order of its parts', async () => {
    await send(allAnswers);
    const again = await send({ ...allAnswers, service: { staff: 5, speed: 4 } });
    expect(again.statusCode).toBe(201);
    expect(await coverageOf(server, site)).toMatchObject({ received: 2, duplicates: 1 });
  });

  it('moves in the counts when the response grows', async () => {
    await send({ service: { speed: 2 }, reason: 'price' }, { complete: false });
    await send({ service: { speed: 5 }, reason: 'speed', channels: [] }, { revision: 1 });
    expect(await counted()).toEqual({
      '~coverage c5': 1,
      'service.speed:matrix:5 c5': 1,
      'reason:choice:0 c0': 1,
      'reason:choice:0:speed c0': 1,
    });
  });
});

describe('an incomplete response', () => {
  it('counts once an item of a matrix is rated', async () => {
    await send({ service: { speed: 2 } }, { complete: false });
    expect(await coverageOf(server, site)).toMatchObject({ counted: 1, partial: 0 });
  });

  it.each<[string, ResponseInput['answers']]>([
    ['a choice', { reason: 'price' }],
    ['a Kano answer', { dark: { functional: 1, dysfunctional: 1 } }],
    ['a consent', { terms: true }],
  ])('is partial with nothing but %s', async (_, answers) => {
    await send(answers, { complete: false });
    expect(await coverageOf(server, site)).toMatchObject({ counted: 0, partial: 1 });
  });
});

describe('a required question', () => {
  beforeEach(() =>
    createSurvey(server, site, {
      slug: 'required',
      questions: allTypes.map((asked) => ({ ...asked, required: true })),
    }),
  );

  it.each<[string, ResponseInput['answers'], string]>([
    ['a list without options', { channels: [] }, 'answers.channels'],
    ['a matrix without items', { service: {} }, 'answers.service'],
    ['a matrix with an item left open', { service: { speed: 3 } }, 'answers.service.staff'],
    ['no text', { why: '' }, 'answers.why'],
  ])('is left open by %s', async (_, answers, path) => {
    const answer = await send({ ...allAnswers, ...answers }, { survey: 'required' });
    expect(problemLine(answer)).toBe(`422 invalid_answer ${path}`);
  });

  it('may be open, as a whole or in part, until the response is complete', async () => {
    const answer = await send(
      { service: { speed: 3 }, channels: [] },
      { survey: 'required', complete: false },
    );
    expect(answer.statusCode).toBe(201);
  });

  it('is answered by a consent that was refused', async () => {
    const answer = await send({ ...allAnswers, terms: false }, { survey: 'required' });
    expect(answer.statusCode).toBe(201);
  });

  it('is answered in part where its condition does not hold', async () => {
    const [score, , , service] = allTypes;
    await createSurvey(server, site, {
      slug: 'asked',
      questions: [score!, { ...service!, required: true, if: { question: 'score', lte: 6 } }],
    });
    const unasked = await send({ score: 9, service: { speed: 3 } }, { survey: 'asked' });
    expect(unasked.statusCode).toBe(201);
    const asked = await send({ score: 6, service: { speed: 3 } }, { survey: 'asked' }, 2);
    expect(problemLine(asked)).toBe('422 invalid_answer answers.service.staff');
  });
});

describe('a complaint', () => {
  const complaints = async () => (await counted())['~coverage c9'] ?? 0;

  it('is a low rating with a comment, and is counted', async () => {
    await send({ score: 3, why: 'Slow' });
    expect((await stored(server, site))[0]).toMatchObject({ complaint: true });
    expect(await complaints()).toBe(1);
  });

  it('is none without a comment, of own words beside a choice neither', async () => {
    await send({ score: 3, reason: { other: 'It was slow' } });
    expect(await complaints()).toBe(0);
  });

  it('is judged anew when the response grows', async () => {
    await send({ score: 3, why: 'Slow' }, { complete: false });
    await send({ score: 8, why: 'Slow' }, { revision: 1 });
    expect(await complaints()).toBe(0);
  });

  it('follows the site’s rule from the next response on', async () => {
    await send({ score: 3 });
    await asOwner(server, 'PATCH', `/v1/sites/${site.id}`, { complaintRule: { comment: false } });
    await send({ score: 3 }, {}, 2);
    expect(await complaints()).toBe(1);
  });
});

describe('a plain HTML form', () => {
  it('is read as the questions have it', async () => {
    const fields = [
      ['site', site.publicKey],
      ['survey', 'checkout'],
      ['answers.score', '9'],
      ['answers.reason', ''],
      ['answers.reason.other', 'The music'],
      ['answers.channels', 'search'],
      ['answers.channels', 'friends'],
      ['answers.service.speed', '4'],
      ['answers.service.staff', '5'],
      ['answers.dark.functional', '1'],
      ['answers.dark.dysfunctional', '5'],
      ['answers.terms', 'false'],
      ['answers.why', 'Fast'],
    ];
    const answer = await postResponse(server, new URLSearchParams(fields).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(answer.statusCode).toBe(303);
    expect((await stored(server, site))[0]!.answers).toEqual(allAnswers);
  });
});
