/**
 * What a workload told: each thing by its name, and the state that was promised of it. A thing is a response by its id,
 * or `secret`, a site or a survey; its state is text, `null` where it was removed.
 */
export type States = Record<string, string | null>;

export type AckLine = { begin: States } | { done: true } | { is: States };

export interface Promises {
  /** What was acknowledged. */
  acknowledged: Map<string, string | null>;
  /** What was begun and not acknowledged yet: all of it may have happened, or nothing. */
  begun: States;
}

/** The file that the workload writes its lines to, in the folder that is recorded: so they stand in order with the rest. */
export const ackFile = 'acks';

export function applyAck(promises: Promises, line: AckLine): void {
  if ('begin' in line) promises.begun = line.begin;
  const settled = 'is' in line ? line.is : 'done' in line ? promises.begun : {};
  for (const [name, state] of Object.entries(settled)) promises.acknowledged.set(name, state);
  if (!('begin' in line)) promises.begun = {};
}
