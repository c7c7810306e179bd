import type { Site } from '../shared/survey.ts';
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
  };
}
