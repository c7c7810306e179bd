import type { Limits } from '../../server/limits/limits.ts';

/** Limits that no test meets, but for those that it names. */
export function fewOf(limits: Partial<Limits>): Limits {
  const many = 1_000_000;
  return {
    capacity: 1_024,
    address: many,
    visitor: many,
    site: many,
    configAddress: many,
    configSite: many,
    burstAddress: many,
    burstVisitor: many,
    ...limits,
  };
}
