import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onDwell } from '../../../../widget/triggers/dwell.ts';
import { type FakePage, fakePage } from '../../../support/widget-page.ts';

let page: FakePage;
const fire = vi.fn();
beforeEach(() => {
  vi.useFakeTimers();
  fire.mockClear();
  page = fakePage();
  page.view.setTimeout = setTimeout as unknown as typeof page.view.setTimeout;
  page.view.clearTimeout = clearTimeout;
  Object.defineProperty(page.view, 'performance', { value: performance });
  turn('visible');
});
afterEach(() => {
  vi.useRealTimers();
});

function turn(value: DocumentVisibilityState): void {
  Object.defineProperty(page.view.document, 'visibilityState', { value, configurable: true });
  const { Event } = page.view as unknown as typeof globalThis;
  page.view.document.dispatchEvent(new Event('visibilitychange'));
}

test('fires once the page has been in sight for so long', () => {
  onDwell(10, fire, page.view);
  vi.advanceTimersByTime(9999);
  expect(fire).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(fire).toHaveBeenCalledTimes(1);
});

test('does not count the time out of sight', () => {
  onDwell(10, fire, page.view);
  vi.advanceTimersByTime(6000);
  turn('hidden');
  vi.advanceTimersByTime(60_000);
  turn('visible');
  vi.advanceTimersByTime(3999);
  expect(fire).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(fire).toHaveBeenCalledTimes(1);
});

test('begins when a page that was loaded out of sight comes into it', () => {
  turn('hidden');
  onDwell(10, fire, page.view);
  vi.advanceTimersByTime(60_000);
  turn('visible');
  vi.advanceTimersByTime(10_000);
  expect(fire).toHaveBeenCalledTimes(1);
});

test('runs no timer while the page is out of sight', () => {
  onDwell(10, fire, page.view);
  turn('hidden');
  expect(vi.getTimerCount()).toBe(0);
});

test('stops', () => {
  onDwell(10, fire, page.view)();
  turn('hidden');
  turn('visible');
  vi.advanceTimersByTime(60_000);
  expect(fire).not.toHaveBeenCalled();
});
