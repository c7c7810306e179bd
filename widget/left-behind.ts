import { openKey } from './open-key.ts';
import { outboxKey } from './transport/outbox-key.ts';

/**
 * Whether an earlier page left answers to be sent, or a survey to go on with on this one. Reads only. Throws where the
 * browser forbids even that.
 */
export function isLeftBehind(site: string): boolean {
  // As text: what is seldom there need not be understood here.
  const left = sessionStorage.getItem(openKey(site))?.includes(JSON.stringify(location.pathname));
  return left || localStorage.getItem(outboxKey(site)) !== null;
}
