import { Stopped } from './stopped.ts';

/** Does work that looks at a signal now and then, which the first Ctrl-C gives; a second one ends the process. */
export async function whileNotStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = () => controller.abort(new Stopped('stopped'));
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, stop);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}
