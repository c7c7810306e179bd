import { expect, test, vi } from 'vitest';
import { FunnelCounter } from '../../../../server/ingest/funnel.ts';
import { spans } from '../../../../server/storage/contract/counts.ts';
import type { FunnelEvent } from '../../../../shared/response.ts';
import { noon } from '../../../support/builders.ts';
import { openedStorage } from '../../../support/storage-opened.ts';
import { readTotal } from '../../../support/storage-read.ts';

const opened = openedStorage();

function count(funnel: FunnelCounter, event: Partial<FunnelEvent> = {}, at = noon): void {
  const whole: FunnelEvent = { type: 'viewed', survey: 'checkout', test: false, ...event };
  funnel.count(whole, opened.survey, at, 'mobile', 'Firefox');
}
const steps = async (key = '~funnel') => (await readTotal(opened.storage, opened.survey, key)).slice(0, 4);

test('steps are held until the flush, and then counted each by its kind', async () => {
  const funnel = new FunnelCounter(opened.storage);
  for (const type of ['viewed', 'viewed', 'viewed', 'opened', 'opened', 'started', 'dismissed'] as const) {
    count(funnel, { type });
  }
  expect(await steps()).toEqual([]);
  await funnel.flush();
  expect(await steps()).toEqual([3, 2, 1, 1]);
});

test('a flush adds what came since the last one, and nothing again', async () => {
  const funnel = new FunnelCounter(opened.storage);
  count(funnel);
  await funnel.flush();
  await funnel.flush();
  count(funnel);
  await funnel.flush();
  expect(await steps()).toEqual([2, 0, 0, 0]);
});

test('test events are not counted', async () => {
  const funnel = new FunnelCounter(opened.storage);
  count(funnel, { test: true });
  await funnel.flush();
  expect(await steps()).toEqual([]);
});

test('the widget and other channels are counted apart', async () => {
  const funnel = new FunnelCounter(opened.storage);
  count(funnel);
  count(funnel, { channel: 'email' });
  await funnel.flush();
  expect(await steps()).toEqual([1, 0, 0, 0]);
  expect(await steps('~funnel-other')).toEqual([1, 0, 0, 0]);
});

test('steps are counted by the dimensions that responses have', async () => {
  const funnel = new FunnelCounter(opened.storage);
  count(funnel, { page: 'https://shop.example/a?x=1' });
  await funnel.flush();
  const { siteKey, key: surveyKey } = opened.survey;
  const segments = [{ out: 0, span: spans.month, from: 24_322, to: 24_323 }];
  const question = { siteKey, surveyKey, countKey: '~funnel', segments };
  const [pages, devices, browsers] = await opened.storage.counts.read([
    { ...question, dimension: 'page' },
    { ...question, dimension: 'device' },
    { ...question, dimension: 'browser' },
  ]);
  expect(pages).toMatchObject([{ value: '/a' }]);
  expect(devices).toMatchObject([{ value: 'mobile' }]);
  expect(browsers).toMatchObject([{ value: 'Firefox' }]);
});

test('steps of two quarter hours are counted in theirs', async () => {
  const funnel = new FunnelCounter(opened.storage);
  count(funnel, {}, noon - 1);
  count(funnel, {}, noon);
  await funnel.flush();
  const { siteKey, key: surveyKey } = opened.survey;
  const segments = [{ out: 0, span: spans.quarter, from: noon / 900_000, to: noon / 900_000 + 1 }];
  const [rows] = await opened.storage.counts.read([
    { siteKey, surveyKey, countKey: '~funnel', dimension: null, segments },
  ]);
  expect(rows![0]!.counts[0]).toBe(1);
});

test('a flush that failed keeps what it had, beside what came meanwhile', async () => {
  vi.spyOn(opened.storage.counts, 'add').mockRejectedValueOnce(new Error('disk full'));
  const funnel = new FunnelCounter(opened.storage);
  count(funnel);
  count(funnel, { type: 'opened' });
  const flushed = funnel.flush();
  count(funnel);
  await expect(flushed).rejects.toThrow('disk full');
  await funnel.flush();
  expect(await steps()).toEqual([2, 1, 0, 0]);
});

test('more combinations than it holds are flushed early', async () => {
  const add = vi.spyOn(opened.storage.counts, 'add');
  const funnel = new FunnelCounter(opened.storage, { capacity: 3 });
  for (const page of ['a', 'b', 'c']) count(funnel, { page: `https://shop.example/${page}` });
  await add.mock.results[0]!.value;
  expect(await steps()).toEqual([3, 0, 0, 0]);
});

test('where the storage takes nothing, it holds no more than it may, says what it drops, and goes on counting what it holds', async () => {
  const add = vi.spyOn(opened.storage.counts, 'add').mockRejectedValue(new Error('disk full'));
  const onDrop = vi.fn();
  const funnel = new FunnelCounter(opened.storage, { capacity: 3, onDrop });
  for (let i = 0; i < 10; i++) {
    count(funnel, { page: `https://shop.example/${i}` });
    await funnel.flush().catch(() => {});
  }
  count(funnel, { page: 'https://shop.example/0' });
  expect(onDrop).toHaveBeenCalledTimes(7);
  add.mockRestore();
  await funnel.flush();
  expect(await steps()).toEqual([4, 0, 0, 0]);
});

test('a flush that is asked for while one runs takes what came meanwhile', async () => {
  vi.spyOn(opened.storage.counts, 'add');
  const funnel = new FunnelCounter(opened.storage);
  count(funnel);
  const first = funnel.flush();
  count(funnel, { type: 'opened' });
  const second = funnel.flush();
  await Promise.all([first, second]);
  expect(opened.storage.counts.add).toHaveBeenCalledTimes(2);
  expect(await steps()).toEqual([1, 1, 0, 0]);
});
