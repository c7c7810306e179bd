/** `GET /v1/stats/sample-size`: how many answers are needed, and what those that there are can tell. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOwner } from '../support/http-calls.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ listen: false });
});
afterAll(() => server.close());

async function sampleSize(query: string) {
  const answer = await asOwner(server, 'GET', `/v1/stats/sample-size${query}`);
  expect(answer.statusCode, answer.payload).toBe(200);
  return answer.json();
}

describe('the sample size', () => {
  it('of a share to ± 5 points is 385, and of a small population fewer', async () => {
    expect(await sampleSize('')).toEqual({ query: { of: 'share' }, n: 385, margin: 0.05 });
    expect(await sampleSize('?margin=0.05&population=1000')).toMatchObject({ n: 278 });
    expect(await sampleSize('?margin=0.03')).toMatchObject({ n: 1068 });
  });

  it('of a share that is known to be small is smaller', async () => {
    expect(await sampleSize('?margin=0.05&share=0.1')).toMatchObject({ n: 139 });
  });

  it('turned round is the margin that a number of answers has', async () => {
    expect(await sampleSize('?n=385')).toEqual({
      query: { of: 'share', n: 385 },
      n: 385,
      margin: expect.closeTo(0.05, 3),
    });
  });

  it('of an NPS is told in points', async () => {
    // 1.96² · (0.5 + 0.2 − 0.3²) / 0.05² = 937.3
    expect(await sampleSize('?of=nps&margin=5')).toMatchObject({ n: 938, margin: 5 });
    expect(await sampleSize('?of=nps&margin=10&promoters=0.4&detractors=0.3')).toMatchObject({ n: 266 });
  });

  it('to tell two shares apart is that of each group, for the chance of finding it', async () => {
    const { n } = await sampleSize('?of=shares&a=0.5&b=0.6');
    expect(n).toBe(388);
    expect((await sampleSize('?of=shares&a=0.5&b=0.6&power=0.9')).n).toBeGreaterThan(n);
  });

  it('to tell two means apart goes by their difference in standard deviations', async () => {
    expect(await sampleSize('?of=means&difference=0.5&sd=1')).toMatchObject({ n: 64 });
    expect(await sampleSize('?of=means&difference=-1&sd=2')).toMatchObject({ n: 64 });
  });

  it('echoes what was asked', async () => {
    expect((await sampleSize('?of=shares&a=0.5&b=0.6&power=0.9')).query).toEqual({
      of: 'shares',
      a: 0.5,
      b: 0.6,
      power: 0.9,
    });
  });
});
