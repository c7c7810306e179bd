import { erasedValue } from '../storage/contract/counts.ts';

/** An export tells of a visitor only that there is one. */
export function unerased<T>(value: T): T | undefined {
  return value === erasedValue ? undefined : value;
}
