import { signalsRefusal } from '../signals-refusal.ts';
import type { Visit } from '../visit.ts';

/** Whether more may be kept in the browser than what follows from what the visitor did. */
export function isConsented({ told, config }: Pick<Visit, 'told' | 'config'>): boolean {
  return told.consented === true && !signalsRefusal(config);
}
