import type { Storage } from '../storage/storage.ts';

/** Milliseconds that a delivery is kept, whatever became of it. */
const keptFor = 7 * 86_400_000;
/** Few enough that nobody notices the wait. */
const atOnce = 1_000;

/** Removes what is older than seven days, piece by piece. */
export async function removeOldDeliveries(
  { webhooks }: Pick<Storage, 'webhooks'>,
  now: number,
): Promise<void> {
  while ((await webhooks.removeBefore(now - keptFor, atOnce)) === atOnce)
    await new Promise((resolve) => setImmediate(resolve));
}
