import type { AuditEntry } from '../shared/audit.ts';
import type { Installation } from '../shared/installation.ts';
import type { Page } from './page.ts';
import type { Send } from './send.ts';

export interface AuditQuery {
  /** The id of a site; none: of all, and what concerns no single one. */
  site?: string;
  limit?: number;
  cursor?: string;
}

/** `/v1/audit` and `/v1/installation`: what an operator asks. */
export function operationCalls(send: Send) {
  return {
    /** Who changed what, the newest first; one page. */
    audit: (query: AuditQuery = {}, signal?: AbortSignal) =>
      send<Page<AuditEntry>>('GET', '/v1/audit', { query: { ...query }, signal }),
    /** How the server and its storage are. */
    installation: (signal?: AbortSignal) => send<Installation>('GET', '/v1/installation', { signal }),
  };
}
