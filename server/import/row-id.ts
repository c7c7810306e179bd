import { hash } from 'node:crypto';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The id that a file gives as a UUID, in lower case; null where it gives another or none. */
export function uuidOf(id: unknown): string | null {
  const text = String(id ?? '').toLowerCase();
  return uuid.test(text) ? text : null;
}

/**
 * A UUID (version 8, https://www.rfc-editor.org/rfc/rfc9562#section-5.8) that follows from what makes a line that line: the
 * same one every time it is imported.
 */
export function derivedId(...parts: readonly string[]): string {
  const hex = hash('sha256', parts.join('\n'), 'hex');
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
