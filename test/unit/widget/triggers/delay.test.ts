import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onDelay } from '../../../../widget/triggers/delay.ts';
import { type FakePage, fakePage } from '../../../support/widget-page.ts';

let page: FakePage;
beforeEach(() => {
  vi.useFakeTimers();
  page = fakePage();
  page.view.setTimeout = setTimeout as unknown as typeof page.view.setTimeout;
  page.view.clearTimeout = clearTimeout;
});
afterEach(() => {
  vi.useRealTimers();
});

test('fires after so many seconds', () => {
  const fire = vi.fn();
  page.setReadyState('complete');
  onDelay(5, fire, page.view);
  vi.advanceTimersByTime(4999);
  expect(fire).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(fire).toHaveBeenCalledTimes(1);
});

test('counts from when the page has loaded', () => {
  const fire = vi.fn();
  page.setReadyState('interactive');
  onDelay(5, fire, page.view);
  vi.advanceTimersByTime(60_000);
  page.load();
  expect(fire).not.toHaveBeenCalled();
  vi.advanceTimersByTime(5000);
  expect(fire).toHaveBeenCalledTimes(1);
});

test('stops', () => {
  const fire = vi.fn();
  page.setReadyState('complete');
  onDelay(5, fire, page.view)();
  vi.advanceTimersByTime(5000);
  expect(fire).not.toHaveBeenCalled();
});
