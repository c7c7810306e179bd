import type { Site, SiteChangeInput, SiteInput } from '../shared/site.ts';
import type { Page } from './page.ts';
import type { Send } from './send.ts';

export interface SiteListQuery {
  limit?: number;
  cursor?: string;
}

/** `/v1/sites` */
export function siteCalls(send: Send) {
  return {
    list: (query: SiteListQuery = {}, signal?: AbortSignal) =>
      send<Page<Site>>('GET', '/v1/sites', { query: { ...query }, signal }),
    get: (id: string, signal?: AbortSignal) => send<Site>('GET', addressOf(id), { signal }),
    /** Needs a name; the answer has the public key that pages embed. */
    create: (site: SiteInput) => send<Site>('POST', '/v1/sites', { body: site }),
    /** Changes what it names and leaves the rest. The zone of a site that has answers is refused. */
    change: (id: string, change: SiteChangeInput) => send<Site>('PATCH', addressOf(id), { body: change }),
  };
}

function addressOf(id: string): string {
  return `/v1/sites/${encodeURIComponent(id)}`;
}
