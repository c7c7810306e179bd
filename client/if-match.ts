import type { SendOptions } from './send.ts';

/** What makes a change only to what was seen; without `updatedAt` to whatever there is by now. */
export function ifMatch(updatedAt: string | undefined): Pick<SendOptions, 'headers'> {
  return updatedAt === undefined ? {} : { headers: { 'If-Match': `"${updatedAt}"` } };
}
