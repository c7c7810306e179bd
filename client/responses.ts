import type { ListedResponse } from '../shared/response.ts';
import type { Page } from './page.ts';
import type { Send } from './send.ts';

export interface ResponseListQuery {
  /** The id of the site. */
  site: string;
  /** The slug of a survey. */
  survey?: string;
  /** Only those with a comment. */
  commented?: boolean;
  limit?: number;
  cursor?: string;
}

/** `/v1/responses`, newest first. */
export function responseCalls(send: Send) {
  return {
    list: (query: ResponseListQuery, signal?: AbortSignal) =>
      send<Page<ListedResponse>>('GET', '/v1/responses', { query: { ...query }, signal }),
  };
}
