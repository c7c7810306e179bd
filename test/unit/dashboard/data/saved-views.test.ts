// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { forgetView, savedViews, saveView } from '../../../../dashboard/data/saved-views.ts';

beforeEach(() => localStorage.clear());

it('keeps views by name, a new one in place of an old one', () => {
  saveView({ name: 'Worst pages', address: '/?page=explore&breakdown=page' });
  saveView({ name: 'By plan', address: '/?page=explore&breakdown=plan' });
  saveView({ name: 'Worst pages', address: '/?page=explore&breakdown=page&period=7d' });
  expect(savedViews()).toEqual([
    { name: 'By plan', address: '/?page=explore&breakdown=plan' },
    { name: 'Worst pages', address: '/?page=explore&breakdown=page&period=7d' },
  ]);
});

it('forgets one', () => {
  saveView({ name: 'By plan', address: '/?page=explore' });
  forgetView('By plan');
  expect(savedViews()).toEqual([]);
});

it('keeps a hundred, and says that it keeps no more', () => {
  const kept = Array.from({ length: 101 }, (_, i) => saveView({ name: `View ${i}`, address: '/?' }));
  expect(kept.filter(Boolean)).toHaveLength(100);
  expect(savedViews()).toHaveLength(100);
  expect(saveView({ name: 'View 3', address: '/?period=7d' })).toBe(true);
});

it.each([
  '{',
  '{}',
  'null',
  '[1, null, {}]',
  '[{"name":"","address":"/?"}]',
  '[{"name":"a","address":"https://evil.example"}]',
])('reads nothing from what it did not write: %s', (text) => {
  localStorage.setItem('earshot-views', text);
  expect(savedViews()).toEqual([]);
});
