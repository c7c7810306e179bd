import { constants, getPriority, setPriority } from 'node:os';

/**
 * Lets every other thread of the process go first, from now on and for the calling thread alone. Only Linux has a
 * priority for each thread, which process 0 stands for (setpriority(2)); elsewhere nothing changes.
 *
 * @param steps as in nice(1): added to what the thread has, 19 at most
 */
export function yieldToOthers(steps: number): void {
  if (process.platform !== 'linux') return;
  setPriority(Math.min(constants.priority.PRIORITY_LOW, getPriority() + steps));
}
