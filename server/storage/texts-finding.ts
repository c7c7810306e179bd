import type { Finding } from './finding.ts';

/** @param wrong where the index of texts passes over some, in words */
export function textsFinding(wrong: readonly string[]): Finding {
  if (wrong.length === 0) return { what: 'The index of texts passes over none of them', state: 'ok' };
  return {
    what: `The index of texts passes over some: ${wrong.slice(0, 3).join('; ')}`,
    state: 'fault',
    remedy: 'Stop the server, and run: earshot rebuild-texts',
  };
}
