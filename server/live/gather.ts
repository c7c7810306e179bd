import type { SetTimer } from '../set-timer.ts';

export interface Gather {
  /** Something has happened that is to be delivered. */
  signal(): void;
  /** Nothing is delivered from now on. */
  stop(): void;
}

/** Delivers at most once in `every` milliseconds: the first signal after quiet at once, those that follow together. */
export function gather(deliver: () => void, every: number, setTimer: SetTimer): Gather {
  let resting: (() => void) | null = null;
  let signalled = false;
  let stopped = false;
  const deliverNow = () => {
    signalled = false;
    resting = setTimer(() => {
      resting = null;
      if (signalled) deliverNow();
    }, every);
    deliver();
  };
  return {
    signal() {
      signalled = true;
      if (!resting && !stopped) deliverNow();
    },
    stop() {
      stopped = true;
      resting?.();
    },
  };
}
