import type { ComponentChildren } from 'preact';

/** Words for who hears the page alone. */
export function hidden(words: ComponentChildren) {
  return <span class="hidden">{words}</span>;
}
