/** Calls once after so many milliseconds; returns what calls it off. */
export type SetTimer = (call: () => void, after: number) => () => void;

/** A timer that never keeps the process alive. */
export const setTimer: SetTimer = (call, after) => {
  const timer = setTimeout(call, after).unref();
  return () => clearTimeout(timer);
};
