import { expect, it } from 'vitest';
import { shortcutOf } from '../../../../dashboard/data/shortcuts.ts';

const press = (key: string, change: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
  ...change,
});

it('letters work anywhere on the page, unless they are switched off', () => {
  expect(shortcutOf(press('t'), false, true)).toBe('tag');
  expect(shortcutOf(press('t'), true, false)).toBeUndefined();
});

it('the keys of the list work in it alone, and are never switched off', () => {
  expect(shortcutOf(press('PageDown'), true, false)).toBe('next');
  expect(shortcutOf(press('PageDown'), false, true)).toBeUndefined();
  expect(shortcutOf(press('End', { ctrlKey: true }), true, false)).toBe('after');
  expect(shortcutOf(press('End'), true, false)).toBeUndefined();
});

it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }])(
  'what belongs to the browser or an input method is left alone: %o',
  (change) => {
    expect(shortcutOf(press('a', change), true, true)).toBeUndefined();
  },
);

it('a key that is held down goes on, and does nothing twice', () => {
  expect(shortcutOf(press('j', { repeat: true }), true, true)).toBe('next');
  expect(shortcutOf(press('a', { repeat: true }), true, true)).toBeUndefined();
});
