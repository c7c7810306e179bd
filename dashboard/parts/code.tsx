import type { ComponentChildren } from 'preact';

/** What is typed or pasted as it stands. */
export function code(text: ComponentChildren) {
  return <code>{text}</code>;
}
