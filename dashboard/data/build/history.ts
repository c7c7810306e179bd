/** What was edited, step by step: the latest state, those before it, and those that were undone. Pure. */
export interface History<T> {
  past: readonly T[];
  now: T;
  future: readonly T[];
  /** The field that the last step was made in: further typing in it is the same step. */
  field?: string | undefined;
}

/** Steps that can be undone at most. */
const most = 200;

export function withStep<T>({ past, now, field: before }: History<T>, next: T, field?: string): History<T> {
  if (field !== undefined && field === before) return { past, now: next, future: [], field };
  return { past: [...past, now].slice(-most), now: next, future: [], field };
}

/** The state before the last step; the same where there is none. */
export function undone<T>(history: History<T>): History<T> {
  const { past, now, future } = history;
  return past.length === 0
    ? history
    : { past: past.slice(0, -1), now: past.at(-1)!, future: [now, ...future] };
}

/** The state that was undone last; the same where there is none. */
export function redone<T>(history: History<T>): History<T> {
  const { past, now, future } = history;
  const [next, ...rest] = future;
  return next === undefined ? history : { past: [...past, now], now: next, future: rest };
}
