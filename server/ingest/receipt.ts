import { createHmac, hash } from 'node:crypto';

/**
 * The receipt of a response: its id joined with a keyed hash of site and id. Always the same for the same response,
 * unguessable without the key, and checked without being stored.
 */
export function receiptOf(secret: Buffer, siteId: string, responseId: string): string {
  const mac = createHmac('sha256', secret).update(`receipt\n${siteId}\n${responseId}`).digest('base64url');
  return `${responseId}.${mac.slice(0, 22)}`;
}

/** What stands for a visitor in the rows: a keyed hash of the opaque name that the page gave. */
export function pseudonymOf(secret: Buffer, siteId: string, visitor: string): Buffer {
  return createHmac('sha256', secret).update(`visitor\n${siteId}\n${visitor}`).digest().subarray(0, 16);
}

/** 16 bytes that tell a repeated body from another one: its fields in a fixed order, so that theirs does not matter. */
export function digestOf(body: unknown): Buffer {
  return hash('sha256', JSON.stringify(ordered(body)), 'buffer').subarray(0, 16);
}

function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(ordered);
  return Object.keys(value)
    .sort()
    .map((key) => [key, ordered((value as Record<string, unknown>)[key])]);
}
