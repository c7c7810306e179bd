import { forkSource, messageOf } from './fork-source.ts';
import type { SteadyOrder, SteadyResult } from './steady-load.ts';

/** Has a process of its own send a steady load to a server. */
export function generateSteadyLoad(order: SteadyOrder): Promise<SteadyResult> {
  const generator = forkSource(new URL('./steady-load.ts', import.meta.url));
  generator.send(order);
  return messageOf(generator);
}
