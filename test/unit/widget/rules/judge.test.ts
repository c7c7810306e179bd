import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WidgetRules } from '../../../../shared/widget-config.ts';
import { judge } from '../../../../widget/rules/judge.ts';
import type { Visit } from '../../../../widget/visit.ts';
import { widgetConfig, widgetSurvey } from '../../../support/widget-config.ts';

let visit: Visit;
let view: AbortController;
let page: EventTarget & { referrer: string };
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-12-01T12:00:00Z') });
  page = Object.assign(new EventTarget(), { referrer: 'https://search.example/results?q=shoes' });
  vi.stubGlobal('document', page);
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('localStorage', memory());
  vi.stubGlobal('screen', { width: 1280, height: 800 });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('window', globalThis);
  view = new AbortController();
  visit = { origin: '', config: widgetConfig([]), tag: {}, told: {}, shown: {}, tell: () => {} };
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function memory() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

function judged(only: WidgetRules, sample = 1, again = () => {}) {
  return judge(visit, widgetSurvey({ show: { on: {}, sample, every: 1, only } }), view.signal, again);
}

const against = (only: WidgetRules) => judged(only)().against;

test('nothing speaks against a survey whose rules all hold', () => {
  visit.told = { consented: true, attributes: { plan: 'pro' } };
  expect(
    against({
      devices: ['desktop'],
      attributes: { plan: 'pro' },
      referrers: ['^https://search\\.example/'],
      time: { zone: 'UTC', hours: ['12:00', '13:00'] },
      consent: true,
    }),
  ).toEqual([]);
});

test('every rule that is broken is told', () => {
  expect(
    against({
      devices: ['mobile'],
      attributes: { plan: 'pro' },
      referrers: ['^https://mail\\.example/'],
      time: { zone: 'UTC', days: [0] },
      visits: 2,
    }),
  ).toEqual(['device', 'attributes', 'referrer', 'time', 'consent']);
});

describe('visits', () => {
  test('are too few until the n-th', () => {
    visit.told = { consented: true };
    const rules = judged({ visits: 2 });
    expect(rules().against).toEqual(['visits']);
    vi.advanceTimersByTime(29 * 60_000);
    expect(rules().against).toEqual(['visits']);
    vi.advanceTimersByTime(31 * 60_000);
    expect(rules().against).toEqual([]);
  });
});

describe('an event that cancels', () => {
  const tell = (name: string) =>
    page.dispatchEvent(Object.assign(new Event('earshot:event'), { detail: { name } }));

  test('speaks against it from then on', () => {
    const rules = judged({ cancel: [{ name: 'bought' }, { name: 'left' }] });
    tell('looked');
    expect(rules().against).toEqual([]);
    tell('left');
    expect(rules().against).toEqual(['cancelled']);
  });
  test('means nothing to the next view', () => {
    const rules = judged({ cancel: [{ name: 'bought' }] });
    view.abort();
    tell('bought');
    expect(rules().against).toEqual([]);
  });
});

test('what the page tells of its visitor is heard, until it is another page', () => {
  const again = vi.fn();
  judged({ consent: true }, 1, again);
  page.dispatchEvent(new Event('earshot:told'));
  expect(again).toHaveBeenCalledTimes(1);
  view.abort();
  page.dispatchEvent(new Event('earshot:told'));
  expect(again).toHaveBeenCalledTimes(1);
});

describe('a sample of visitors', () => {
  const draw = () => judged({ sampleBy: 'visitor' }, 0.5)();

  test('draws each visitor that the site names once and for all, without keeping anything', () => {
    visit.told = { visitor: 'ada' };
    const drawn = draw();
    expect(drawn).toEqual({ against: [], draw: expect.any(Number), unit: 'visitor' });
    vi.stubGlobal('localStorage', undefined);
    expect(draw()).toEqual(drawn);
  });
  test('draws a visitor who consented by chance that is kept', () => {
    visit.told = { consented: true };
    expect(draw().unit).toBe('visitor');
    expect(draw()).toEqual(draw());
  });
  test.each([
    ['who did not consent', {}, {}],
    ['whose browser says no', { consented: true }, { globalPrivacyControl: true }],
  ])('leaves a visitor %s to the draw of the view', (_, told, signals) => {
    vi.stubGlobal('navigator', signals);
    visit.told = told;
    expect(draw()).toEqual({ against: [] });
  });
  test('leaves a visitor whose browser keeps nothing to the draw of the view', () => {
    vi.stubGlobal('localStorage', undefined);
    visit.told = { consented: true };
    expect(draw()).toEqual({ against: [] });
  });
});
