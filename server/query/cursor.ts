import type { z } from 'zod';
import { invalid, type Problem } from '../problem.ts';

/** Where a list goes on, opaque to the caller. */
export function cursorOf(position: object): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** What `cursorOf` wrote; a problem where it was not us who wrote it. */
export function readCursor<S extends z.ZodType>(cursor: string, position: S): z.output<S> {
  const read = position.safeParse(parsed(cursor));
  if (!read.success) throw strangeCursor();
  return read.data;
}

export function strangeCursor(): Problem {
  return invalid('invalid_request', 'cursor', 'is none that this list gave out');
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
