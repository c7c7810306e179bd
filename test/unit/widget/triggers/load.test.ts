import { expect, test, vi } from 'vitest';
import { onLoad } from '../../../../widget/triggers/load.ts';
import { fakePage } from '../../../support/widget-page.ts';

const page = fakePage();

test('fires at once where the page has loaded', () => {
  const fire = vi.fn();
  page.setReadyState('complete');
  onLoad(fire, page.view);
  expect(fire).toHaveBeenCalledTimes(1);
});

test('waits for the page', () => {
  const fire = vi.fn();
  page.setReadyState('interactive');
  onLoad(fire, page.view);
  expect(fire).not.toHaveBeenCalled();
  page.load();
  expect(fire).toHaveBeenCalledTimes(1);
});

test('stops', () => {
  const fire = vi.fn();
  page.setReadyState('interactive');
  onLoad(fire, page.view)();
  page.load();
  expect(fire).not.toHaveBeenCalled();
});
