import { beforeEach, expect, test } from 'vitest';
import { createStage, type Stage } from '../../../widget/stage.ts';
import type { Ui } from '../../../widget/visit.ts';
import { widgetConfig, widgetSurvey } from '../../support/widget-config.ts';
import { settled } from '../../support/widget-outbox.ts';

const one = widgetSurvey({ slug: 'one' });
const two = widgetSurvey({ slug: 'two' });
const visit = {
  origin: 'https://earshot.example',
  config: widgetConfig([one, two]),
  tag: {},
  told: {},
  tell: () => {},
};
const manner = { focus: true, rate: 1 };

let log: string[];
let closeByVisitor: () => void;
let stage: Stage;
beforeEach(() => {
  log = [];
  stage = createStage(visit, async () => ({ ui, families: [] }));
});

const ui: Ui = {
  open: (_, { slug }, __, closed) => {
    log.push(`open ${slug}`);
    closeByVisitor = closed;
    return {
      focus: () => log.push(`focus ${slug}`),
      close: () => log.push(`close ${slug}`),
      hide: () => log.push(`hide ${slug}`),
    };
  },
  flush: () => {},
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
