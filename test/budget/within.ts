/** How long a page may take for one step before it is given up, in milliseconds. */
export const patience = 60_000;

/** Rejects, naming the step, where it has not come to its end in time: a page that is stuck must not hold the command. */
export function within<T>(step: string, promise: Promise<T>, time = patience): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Nothing came of it in ${time / 1000} s: ${step}`)), time);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
