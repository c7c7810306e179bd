/** A clock that a test moves by hand. */
export interface HandClock {
  /** Epoch milliseconds. */
  at: number;
  now(): number;
}

export function handClock(start: string): HandClock {
  const clock = { at: Date.parse(start), now: () => clock.at };
  return clock;
}
