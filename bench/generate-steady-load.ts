import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { SteadyOrder, SteadyResult } from './steady-load.ts';

/** Has a process of its own send a steady load to a server. Rejects where that process ends before its time. */
export async function generateSteadyLoad(order: SteadyOrder): Promise<SteadyResult> {
  const generator = fork(new URL('./steady-load.ts', import.meta.url));
  const ended = once(generator, 'exit').then(([code]) => {
    throw new Error(`the load generator ended with ${code}`);
  });
  generator.send(order);
  const [result] = (await Promise.race([once(generator, 'message'), ended])) as [SteadyResult];
  ended.catch(() => {});
  return result;
}
