import type { ComponentChildren, VNode } from 'preact';
import { spokenText } from './language.ts';
import { messageFormat } from './message-format.ts';

/** What a tag of a text becomes. */
type Tag = (inside: ComponentChildren) => VNode;

/**
 * A text with elements in it, as `say` else: `sayParts('Before <code>{tag}</code> of every page', { tag, code })`. A tag
 * is named as the text names it, so that a language may put it where its sentence wants it.
 */
export function sayParts(
  message: string,
  values: Readonly<Record<string, string | number | VNode | Tag>>,
): ComponentChildren {
  return messageFormat(spokenText(message), 'tags').format<VNode>(values);
}
