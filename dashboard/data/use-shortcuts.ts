import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Shortcut, shortcutOf } from './shortcuts.ts';

const stored = 'earshot-shortcuts';

/** Whether single-character keys do something. They do until somebody switches them off, in this browser. */
export function useLettersOn(): [on: boolean, change: (on: boolean) => void] {
  const [on, setOn] = useState(() => {
    try {
      return localStorage.getItem(stored) !== 'off';
    } catch {
      return true;
    }
  });
  const change = (next: boolean) => {
    setOn(next);
    try {
      localStorage.setItem(stored, next ? 'on' : 'off');
    } catch {
      // It holds for this page.
    }
  };
  return [on, change];
}

/** Hears the keys of a list on the whole page; what one types into a field, a list or a dialog is left alone. */
export function useShortcuts(
  list: RefObject<HTMLElement | null>,
  lettersOn: boolean,
  act: (shortcut: Shortcut) => void,
): void {
  const latest = useRef(act);
  latest.current = act;
  // At once, not after the next paint: a fast key must not be missed.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body;
      if (event.defaultPrevented || target.closest(typing)) return;
      const shortcut = shortcutOf(event, list.current?.contains(target) ?? false, lettersOn);
      if (!shortcut) return;
      event.preventDefault();
      latest.current(shortcut);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [lettersOn]);
}

const typing = 'input:not([type="checkbox"]), textarea, select, [contenteditable], dialog, .panel';
