import { beforeEach, describe, expect, test } from 'vitest';
import { moveOn } from '../../../widget/rules/move-on.ts';
import { createStage, type Stage } from '../../../widget/stage.ts';
import type { Against, Ui, Visit } from '../../../widget/visit.ts';
import { widgetConfig, widgetSurvey } from '../../support/widget-config.ts';
import { settled } from '../../support/widget-outbox.ts';

const one = widgetSurvey({ slug: 'one' });
const two = widgetSurvey({ slug: 'two' });
const visit: Visit = {
  origin: 'https://earshot.example',
  config: widgetConfig([one, two]),
  tag: {},
  told: {},
  tell: () => {},
  shown: {},
};
const manner = { focus: true, rate: 1 };

let log: string[];
let closeByVisitor: () => void;
let stage: Stage;
let free: Promise<void>;
let isGone: boolean;
beforeEach(() => {
  isGone = false;
  log = [];
  free = Promise.resolve();
  visit.shown = {};
  stage = createStage(visit, async () => ({ ui, families: [] }));
});

const ui: Ui = {
  open: (_, { slug }, __, closed) => {
    log.push(`open ${slug}`);
    closeByVisitor = closed;
    return {
      isGone: () => isGone,
      focus: () => log.push(`focus ${slug}`),
      close: () => log.push(`close ${slug}`),
      hide: () => log.push(`hide ${slug}`),
      withdraw: () => log.push(`withdraw ${slug}`),
    };
  },
  whenFree: () => free,
  resume: () => {},
};

test('shows a survey', async () => {
  stage.show(one, manner);
  await settled();
  expect(log).toEqual(['open one']);
});

test('is busy from the moment that a survey is asked for until the visitor closes it', async () => {
  stage.show(one, manner);
  expect(stage.busy()).toBe(true);
  await settled();
  closeByVisitor();
  expect(stage.busy()).toBe(false);
});

test('is free again once the page has thrown away what showed', async () => {
  stage.show(one, manner);
  await settled();
  isGone = true;
  expect(stage.busy()).toBe(false);
  expect(log).toEqual(['open one', 'hide one']);
});

test('a survey that shows already takes the focus', async () => {
  stage.show(one, manner);
  await settled();
  stage.show(one, manner);
  expect(log).toEqual(['open one', 'focus one']);
});

test('another survey takes its place', async () => {
  stage.show(one, manner);
  await settled();
  stage.show(two, manner);
  await settled();
  expect(log).toEqual(['open one', 'close one', 'open two']);
});

test('one that is replaced while it loads never shows', async () => {
  stage.show(one, manner);
  stage.show(two, manner);
  await settled();
  expect(log).toEqual(['open two']);
});

test('one that is closed while it loads never shows', async () => {
  stage.show(one, manner);
  stage.close();
  await settled();
  expect(log).toEqual([]);
});

test('a part that cannot be loaded leaves the stage free', async () => {
  const broken = createStage(visit, () => Promise.reject(new Error('offline')));
  broken.show(one, manner);
  await settled();
  expect(broken.busy()).toBe(false);
});

describe('a survey that nobody asked for', () => {
  let found: Against[];
  const unasked = { focus: false, rate: 1, against: () => found };
  beforeEach(() => {
    found = [];
  });

  test('waits until the visitor is free', async () => {
    let release = () => {};
    free = new Promise((resolve) => {
      release = resolve;
    });
    stage.show(one, unasked);
    await settled();
    expect(log).toEqual([]);
    release();
    await settled();
    expect(log).toEqual(['open one']);
  });
  test('does not wait where it stands in the page as a part of it', async () => {
    free = new Promise(() => {});
    stage.show({ ...one, form: 'inline' }, unasked);
    await settled();
    expect(log).toEqual(['open one']);
  });
  test('gives way, while it waits, to what was asked for', async () => {
    free = new Promise(() => {});
    stage.show(one, unasked);
    await settled();
    expect([stage.busy(), stage.busy(true)]).toEqual([true, false]);
    stage.show(two, manner);
    await settled();
    expect(log).toEqual(['open two']);
  });
  test('is judged once more at the last moment', async () => {
    stage.show(one, unasked);
    found = ['asked'];
    await settled();
    expect(log).toEqual([]);
    expect(stage.busy()).toBe(false);
  });
  test('leaves when the page becomes one that it is not for', async () => {
    stage.show(one, unasked);
    await settled();
    found = ['asked', 'page'];
    moveOn(stage);
    expect(log).toEqual(['open one', 'withdraw one']);
  });
  test('stays while it is for the new page, too', async () => {
    stage.show(one, unasked);
    await settled();
    found = ['asked'];
    moveOn(stage);
    expect(log).toEqual(['open one']);
  });
  test('leaves every page that it is a part of', async () => {
    stage.show({ ...one, form: 'inline' }, unasked);
    await settled();
    moveOn(stage);
    expect(log).toEqual(['open one', 'withdraw one']);
  });
});

test('what was asked for stays when the page becomes another one', async () => {
  stage.show(one, manner);
  await settled();
  moveOn(stage);
  expect(log).toEqual(['open one']);
});

test('it is known when a survey was shown, and any', async () => {
  stage.show(one, manner);
  await settled();
  expect(visit.shown).toEqual({ one: expect.any(Number), '*': visit.shown.one });
});

test('a part of the page is no interruption to be noted', async () => {
  stage.show({ ...one, form: 'inline' }, manner);
  await settled();
  expect(visit.shown).toEqual({});
});
