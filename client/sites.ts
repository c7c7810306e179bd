import type { Retained, RetentionAnswer } from '../shared/retention.ts';
import type { RefusedOrigin, Site, SiteChangeInput, SiteInput } from '../shared/site.ts';
import { ifMatch } from './if-match.ts';
import type { Page } from './page.ts';
import type { Send } from './send.ts';

export interface SiteListQuery {
  limit?: number;
  cursor?: string;
}

/** Terms to look at: days, like `365d`, or `none`. Those that are not named are the site's own. */
export type RetentionTerms = Partial<Record<Retained, string>>;

/** `/v1/sites` */
export function siteCalls(send: Send) {
  return {
    list: (query: SiteListQuery = {}, signal?: AbortSignal) =>
      send<Page<Site>>('GET', '/v1/sites', { query: { ...query }, signal }),
    get: (id: string, signal?: AbortSignal) => send<Site>('GET', addressOf(id), { signal }),
    /** Needs a name; the answer has the public key that pages embed. */
    create: (site: SiteInput) => send<Site>('POST', '/v1/sites', { body: site }),
    /**
     * Changes what it names and leaves the rest. With `seen`, the `updatedAt` that the change was made for, it throws
     * `edit_conflict` where somebody else has changed the site since.
     */
    change: (id: string, change: SiteChangeInput, { seen }: { seen?: string } = {}) =>
      send<Site>('PATCH', addressOf(id), { body: change, ...ifMatch(seen) }),
    /**
     * How many answers, comments and entries of the audit are past their terms, or would be past others; `none`: for ever.
     * It changes nothing.
     */
    retention: (id: string, terms: RetentionTerms = {}, signal?: AbortSignal) =>
      send<RetentionAnswer>('GET', `${addressOf(id)}/retention`, { query: { ...terms }, signal }),
    /** The origins whose pages were refused most, because they are not on the site's list; the latest first. */
    async refusedOrigins(id: string, signal?: AbortSignal): Promise<RefusedOrigin[]> {
      const address = `${addressOf(id)}/refused-origins`;
      return (await send<Page<RefusedOrigin>>('GET', address, { signal })).items;
    },
  };
}

function addressOf(id: string): string {
  return `/v1/sites/${encodeURIComponent(id)}`;
}
