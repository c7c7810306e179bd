import { say } from '../words/say.ts';

/** What a key does on the page Comments. */
export type Shortcut =
  | 'next'
  | 'previous'
  | 'tag'
  | 'select'
  | 'archive'
  | 'count'
  | 'history'
  | 'undo'
  | 'help'
  | 'after'
  | 'before';

interface Key {
  /** As an event names it. */
  key: string;
  does: Shortcut;
  /** What it does, in the list of keys; none: the line before has it. */
  words?: string;
}

/** Single characters: they can be switched off, and mean nothing where one types. */
export const letters: readonly Key[] = [
  { key: 'j', does: 'next', words: say('Next answer') },
  { key: 'k', does: 'previous', words: say('Answer before') },
  { key: 'x', does: 'select', words: say('Select, or not') },
  { key: 't', does: 'tag', words: say('Tag it, or all that are selected') },
  { key: 'a', does: 'archive', words: say('Archive, or take out of the archive') },
  { key: 'c', does: 'count', words: say('Count, or no longer count') },
  { key: 'h', does: 'history', words: say('Other answers of its visitor') },
  { key: 'u', does: 'undo', words: say('Take back what was done last') },
  { key: '?', does: 'help', words: say('Show these keys') },
];

/** Keys of the list itself, heard while the focus is in it. */
export const listKeys: readonly (Key & { ctrl?: true; label: string })[] = [
  { key: 'PageDown', does: 'next', label: 'Page Down, ↓', words: say('Next answer') },
  { key: 'ArrowDown', does: 'next', label: '' },
  { key: 'PageUp', does: 'previous', label: 'Page Up, ↑', words: say('Answer before') },
  { key: 'ArrowUp', does: 'previous', label: '' },
  { key: 'End', does: 'after', ctrl: true, label: 'Ctrl End', words: say('Behind the list') },
  { key: 'Home', does: 'before', ctrl: true, label: 'Ctrl Home', words: say('Before the list') },
];

/** Whether it changes, or selects to change: not every role may. */
export function isCare(does: Shortcut): boolean {
  return does === 'tag' || does === 'select' || does === 'archive' || does === 'count' || does === 'undo';
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'isComposing'>;

/**
 * What a key press means; undefined: nothing of ours.
 * @param inList whether the focus is in the list, `lettersOn` whether single characters do anything here
 */
export function shortcutOf(press: Press, inList: boolean, lettersOn: boolean): Shortcut | undefined {
  if (press.isComposing || press.metaKey || press.altKey) return undefined;
  const known = inList
    ? listKeys.find(({ key, ctrl = false }) => key === press.key && ctrl === press.ctrlKey)
    : undefined;
  const found =
    known ?? (lettersOn && !press.ctrlKey ? letters.find(({ key }) => key === press.key) : undefined);
  // Held down, a key goes on to the next answer, and does nothing twice.
  return press.repeat && found?.does !== 'next' && found?.does !== 'previous' ? undefined : found?.does;
}
