import { createHmac, hash } from 'node:crypto';
import type { ResponseBody } from '../../shared/response.ts';

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

/**
 * 16 bytes that tell a repeated body from another one. The schema gives its fields in its own order; only `answers`,
 * what an answer with parts holds, and `attributes` come in the sender's, which must not matter.
 */
export function digestOf(body: Pick<ResponseBody, 'answers' | 'attributes'>): Buffer {
  const answers = sorted(body.answers);
  const attributes = body.attributes && sorted(body.attributes);
  const same = answers === body.answers && attributes === body.attributes;
  return hash('sha256', JSON.stringify(same ? body : { ...body, answers, attributes }), 'buffer').subarray(
    0,
    16,
  );
}

/** The map with its names in order, and so the maps in it: itself where they are already. */
function sorted<T>(map: Record<string, T>): Record<string, T> {
  const names = Object.keys(map);
  const inOrder = names.every((name, i) => i === 0 || names[i - 1]! < name);
  const values = names.map((name) => inOrderWithin(map[name]!));
  if (inOrder && names.every((name, i) => map[name] === values[i])) return map;
  return Object.fromEntries(
    names.map((name, i) => [name, values[i]!] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function inOrderWithin<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return sorted(value as Record<string, unknown>) as T;
}
