import { onData } from './on-data.ts';
import type { Operation, Outcome } from './operation.ts';

/** Recounts every response and puts right what differs; where a server runs, and holds the data alone, that is refused. */
export async function rebuildCounts(operation: Operation): Promise<Outcome> {
  const { done, seconds } = await onData(operation, (storage) => storage.counts.rebuild());
  operation.say(`${done} rows of counts put right in ${seconds} s; those that were right are as they were.`);
  return 0;
}
