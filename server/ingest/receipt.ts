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
 * 16 bytes that tell a repeated body from another one. The schema gives its fields in its own order; only `answers` and
 * `attributes` come in the sender's, which must not matter.
 */
export function digestOf(body: Pick<ResponseBody, 'answers' | 'attributes'>): Buffer {
  const text = JSON.stringify({
    ...body,
    answers: sorted(body.answers),
    attributes: sorted(body.attributes),
  });
  return hash('sha256', text, 'buffer').subarray(0, 16);
}

function sorted<T>(map: Record<string, T> | undefined): [string, T][] | undefined {
  return map && Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
}
