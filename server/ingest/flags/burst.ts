import type { FlagRule } from './evidence.ts';

/** One of more responses in a minute than a person, or the people behind one address, would send. */
export const burst: FlagRule = ({ burst }) => burst;
