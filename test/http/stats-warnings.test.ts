/** What whoever reads a number is told to beware of. */
import { describe, expect, it } from 'vitest';
import { answeredSite } from '../support/http-answered-site.ts';

const asked = answeredSite('2026-11-15T12:00:00Z');

async function warnings(question: string): Promise<string[]> {
  return (await asked.stats(question)).meta.warnings;
}

const thirty = Array(30).fill(9);

describe('a warning', () => {
  it('is not given where there is nothing to beware of', async () => {
    await asked.scores(thirty);
    expect(await warnings('nps')).toEqual([]);
  });

  it('is not given of nothing', async () => {
    expect(await warnings('nps')).toEqual([]);
  });

  it('says how few answers there are', async () => {
    await asked.scores(thirty.slice(1));
    expect(await warnings('nps')).toEqual(['small n: 29 answers; look at the interval before the value']);
  });

  it('says how few of those who saw the survey answered', async () => {
    await asked.steps('viewed', 400);
    await asked.scores(thirty, { channel: 'widget' });
    expect(await warnings('nps')).toEqual([
      'self-selection: 7.5 % of the views led to an answer; those who answer may differ from the rest',
    ]);
  });

  it('says how many were rewarded, and counts them', async () => {
    await asked.scores(thirty);
    await asked.scores([9, 9], { incentivised: true });
    const { results, meta } = await asked.stats('nps');
    expect(meta.warnings).toEqual([
      'incentive: 2 of 32 responses were rewarded; rewarded answers tend to be higher',
    ]);
    expect(results[0]!.metrics.nps.n).toBe(32);
  });

  it('says how many were asked of a sample', async () => {
    await asked.scores(thirty, { sampling: { rate: 0.5, unit: 'visitor' } });
    expect(await warnings('nps')).toEqual([
      'sampling: 30 of 30 responses were asked of a sample of views or visitors',
    ]);
  });

  it('says how many came from visitors who had answered before', async () => {
    await asked.scores(thirty);
    for (let i = 0; i < 3; i++) await asked.answered({ visitor: 'alice' });
    expect(await warnings('nps')).toEqual([
      'repeated visitors: 2 of 33 responses are from visitors who had answered before; intervals take answers as independent',
    ]);
  });

  it('is the same where the number is counted from rows', async () => {
    await asked.scores([9, 9], { incentivised: true, sampling: { rate: 0.1, unit: 'view' } });
    expect(await warnings('nps?filter[page][not]=/x')).toEqual(await warnings('nps'));
  });

  it('is of the filtered answers alone', async () => {
    await asked.scores(thirty, { route: '/a' });
    await asked.scores(thirty, { route: '/b', incentivised: true });
    expect(await warnings('nps?filter[page]=/a')).toEqual([]);
  });
});
