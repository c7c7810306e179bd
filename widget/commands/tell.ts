import type { Told } from '../visit.ts';

/** Changes what the page has told, and lets those know who go by it. */
export function tell(told: Told, changes: Told): void {
  Object.assign(told, changes);
  document.dispatchEvent(new Event('earshot:told'));
}
