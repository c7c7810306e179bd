/** Runs a load when its turn has come, and settles as the load does. */
export type InTurn = <T>(load: () => Promise<T>) => Promise<T>;

/**
 * Lets so many loads run at once; the others wait, the first to come the first to go. A page that asks for much at once
 * leaves room that way for what its reader asks for next: a browser opens six connections to one server.
 */
export function createTurns(most: number): InTurn {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (load) => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go));
    else running++;
    try {
      return await load();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
