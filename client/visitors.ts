import type { ListedResponse } from '../shared/response.ts';
import { eachItem } from './each-item.ts';
import type { Page } from './page.ts';
import type { Send } from './send.ts';

/** `/v1/visitors`: what is kept of one visitor of a site, by the name that the site gave them. */
export function visitorCalls(send: Send) {
  return {
    /** All of it, newest first, page after page as it is needed. */
    responses: (site: string, visitor: string, signal?: AbortSignal) =>
      eachItem((cursor) =>
        send<Page<ListedResponse>>('GET', addressOf(visitor), {
          query: { site, limit: 200, ...(cursor === undefined ? {} : { cursor }) },
          signal,
        }),
      ),

    /** Erases all of it, for good; tells how many responses that were. No total changes. */
    erase: async (site: string, visitor: string): Promise<number> =>
      (await send<{ erased: number }>('DELETE', addressOf(visitor), { query: { site } })).erased,
  };
}

function addressOf(visitor: string): string {
  return `/v1/visitors/${encodeURIComponent(visitor)}`;
}
