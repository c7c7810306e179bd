import { forkSource, messageOf } from './fork-source.ts';
import type { LoadOrder, LoadResult } from './load-generator.ts';
import { processorTime } from './processor-time.ts';

/** What a run took of the server, beside what it gave. */
export interface LoadRun extends LoadResult {
  /** Microseconds of the server's processor time for each stored response; NaN where the system does not tell. */
  cpu: number;
}

/** Has a process of its own send load to a server, and measures the processor time of processes meanwhile. */
export async function generateLoad(order: LoadOrder, ...pids: readonly number[]): Promise<LoadRun> {
  const generator = forkSource(new URL('./load-generator.ts', import.meta.url));
  generator.send(order);
  await messageOf(generator);
  const before = await usedBy(pids);
  generator.send('go');
  const result = await messageOf<LoadResult>(generator);
  const used = (await usedBy(pids)) - before;
  return { ...result, cpu: used / result.stored };
}

async function usedBy(pids: readonly number[]): Promise<number> {
  const times = await Promise.all(pids.map(processorTime));
  return times.reduce((sum, time) => sum + time, 0);
}
