import type { ComponentChildren } from 'preact';

/** The words of a text that can be read alone. */
export function bold(words: ComponentChildren) {
  return <b>{words}</b>;
}
