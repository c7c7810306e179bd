import { beforeEach, expect, test } from 'vitest';
import { createReport, type Report } from '../../../widget/report.ts';
import { type Action, begin, reduce } from '../../../widget/session.ts';
import type { BatchItem } from '../../../widget/transport/send.ts';
import type { Told } from '../../../widget/visit.ts';
import { nps, why, widgetSurvey } from '../../support/widget-config.ts';
import { FakeWorld, settled, site } from '../../support/widget-outbox.ts';

const survey = widgetSurvey({ version: 3 });
const dimensions = { channel: 'widget', page: 'https://shop.example/' };
const id = '019a3f5e-0000-7000-8000-000000000000';
const shown = reduce(begin([nps, why]), { type: 'show' });
const rated = having({ type: 'answer', value: 3, activated: true });
const finished = having(
  { type: 'answer', value: 3, activated: true },
  { type: 'answer', value: 'slow' },
  { type: 'next' },
);

let told: Told;
let world: FakeWorld;
let report: Report;
beforeEach(() => {
  told = {};
  world = new FakeWorld();
  report = openReport(1);
});

test('the completed answer and all steps travel in one request', async () => {
  report.note('viewed');
  report.note('started');
  report.submit(finished, () => {});
  await settled();
  expect(world.attempts).toEqual([
    [
      { type: 'viewed', survey: 'recommend', version: 3, ...dimensions },
      { type: 'started', survey: 'recommend', version: 3, ...dimensions },
      {
        type: 'response',
        response: {
          id,
          revision: 0,
          site,
          survey: 'recommend',
          version: 3,
          complete: true,
          answers: { score: 3, why: 'slow' },
          ...dimensions,
          shownAt: '2026-11-01T09:00:00.000Z',
          submittedAt: '2026-11-01T09:00:00.000Z',
        },
      },
    ],
  ]);
});

test('a step is sent once', async () => {
  report.note('viewed');
  report.stop(shown, true);
  report.stop(shown, true);
  await settled();
  expect(world.sent()).toEqual([['viewed']]);
});

test('a visitor who rates and leaves is an incomplete answer', () => {
  expect(report.stop(rated, true)).toBe(true);
  expect(responses()).toMatchObject([{ revision: 0, complete: false, answers: { score: 3 } }]);
  expect(responses()[0]?.submittedAt).toBeUndefined();
});

test('a visitor who leaves without a rating is no answer', () => {
  expect(report.stop(shown, true)).toBe(false);
  expect(responses()).toEqual([]);
});

test('one who comes back and completes it is a higher revision of the same answer', async () => {
  report.stop(rated, true);
  await settled();
  report.submit(finished, () => {});
  await settled();
  expect(responses()).toMatchObject([
    { id, revision: 0, complete: false },
    { id, revision: 1, complete: true },
  ]);
});

test('leaving again with the same answer sends it no second time', async () => {
  report.stop(rated, true);
  await settled();
  report.stop(rated, true);
  await settled();
  expect(responses()).toHaveLength(1);
});

test('what is kept for the next page and then sent by this one is one revision', async () => {
  report.keep(rated);
  report.stop(rated, true);
  await settled();
  expect(responses()).toMatchObject([{ revision: 0 }]);
  expect(world.storage?.keys()).toEqual([]);
});

test('what is kept is not sent', async () => {
  report.keep(rated);
  await settled();
  expect(world.attempts).toEqual([]);
});

test('the share that it was shown in travels along', () => {
  openReport(0.25).stop(rated, true);
  expect(responses()).toMatchObject([{ sampling: { rate: 0.25, unit: 'view' } }]);
});

test('what the page says of its visitor travels with what is sent from then on', async () => {
  told.attributes = { plan: 'pro' };
  report.stop(rated, true);
  told.visitor = 'ada';
  report.submit(finished, () => {});
  await settled();
  expect(responses()).toMatchObject([
    { revision: 0, attributes: { plan: 'pro' } },
    { revision: 1, attributes: { plan: 'pro' }, visitor: 'ada' },
  ]);
  expect(responses()[0]).not.toHaveProperty('visitor');
});

test('without sampling nothing is told of it', () => {
  report.stop(rated, true);
  expect(responses()[0]?.sampling).toBeUndefined();
});

function openReport(rate: number): Report {
  return createReport(
    { id, site, survey, dimensions, told, sampling: { rate, unit: 'view' }, order: undefined },
    world.openTab(),
    () => world.now,
  );
}

function having(...actions: Action[]) {
  return actions.reduce(reduce, shown);
}

function responses() {
  const isResponse = (item: BatchItem) => item.type === 'response';
  return world.attempts
    .flat()
    .filter(isResponse)
    .map(({ response }) => response);
}
