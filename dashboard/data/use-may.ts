import type { Ability } from '../../shared/ability.ts';
import { useEarshot } from './earshot-context.ts';

/** Whether whoever is signed in may do this: what they may not is not offered. */
export function useMay(ability: Ability): boolean {
  return useEarshot().me.may.includes(ability);
}
