/** A server that trusts what it is sent: a cursor that it did not write breaks it. The harness must catch it. */
import type { z } from 'zod';

export { cursorOf, strangeCursor } from '../../server/query/cursor.ts';

export function readCursor<S extends z.ZodType>(cursor: string, position: S): z.output<S> {
  return position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
}
