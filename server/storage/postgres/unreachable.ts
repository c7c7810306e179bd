import type { StorageUnavailable } from '../contract/storage-errors.ts';

/** What is said of a server that is not there, or does not do its work for now. */
export function unreachable(error: StorageUnavailable, place: string): string {
  const { message, errors = [] } = (error.cause ?? error) as Error & { errors?: Error[] };
  // Of a name with several addresses the driver tells of each.
  const reasons = [message, ...errors.map((one) => one.message)].filter(Boolean).join('; ');
  return `PostgreSQL does not answer for the ${place} (${reasons}).`;
}
