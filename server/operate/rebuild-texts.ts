import type { Storage } from '../storage/storage.ts';
import { onData } from './on-data.ts';
import type { Operation, Outcome } from './operation.ts';

/** Forgets the index that words are looked for with and makes it anew; where a server runs, and holds the data alone, that is refused. */
export async function rebuildTexts(operation: Operation): Promise<Outcome> {
  const { done, seconds } = await onData(operation, indexAnew);
  operation.say(
    `The texts of ${done} responses were indexed in ${seconds} s; the latest are read as they are.`,
  );
  return 0;
}

async function indexAnew({ texts }: Storage): Promise<number> {
  await texts.forget();
  let responses = 0;
  for (let more = await texts.index(); more > 0; more = await texts.index()) responses += more;
  return responses;
}
