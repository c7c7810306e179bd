import type { Job } from '../shared/job.ts';
import type { ListedResponse, ResponseInput, ResponseReceipt } from '../shared/response.ts';
import type { ResponseChangeInput } from '../shared/response-change.ts';
import type { ResponseClass } from '../shared/response-class.ts';
import { eachItem } from './each-item.ts';
import { type Filters, filterParameters } from './filters.ts';
import type { Page } from './page.ts';
import type { Send } from './send.ts';
import type { PeriodQuery } from './stats-query.ts';

/** Which responses. Without a period: of all time. */
export interface ResponseChoice extends PeriodQuery {
  /** The id of the site. */
  site: string;
  /** The slug of a survey. */
  survey?: string;
  /** Only those with a comment. */
  commented?: boolean;
  /** Only those that the site's rule made complaints. */
  complaint?: boolean;
  class?: ResponseClass;
  /** Only those whose texts hold each of these words. */
  words?: string;
  tag?: string;
  /** Only those of the visitor who gave this response: its id. */
  visitor?: string;
  filter?: Filters;
}

export interface ResponseListQuery extends ResponseChoice {
  /** Of one page: 50, at most 200. */
  limit?: number;
  /** The `next` of the page before. */
  cursor?: string;
}

/** `/v1/responses`, newest first. */
export function responseCalls(send: Send) {
  const list = async ({ filter, ...plain }: ResponseListQuery, signal?: AbortSignal) =>
    send<Page<ListedResponse>>('GET', '/v1/responses', {
      query: { ...plain, ...filterParameters(filter) },
      signal,
      revalidate: true,
    });
  return {
    /** One page. */
    list,

    /**
     * All of them, page after page as they are needed:
     *
     *     for await (const { answers } of earshot.responses.all({ site, commented: true })) console.log(answers);
     */
    all: ({ cursor, ...query }: ResponseListQuery, signal?: AbortSignal) =>
      eachItem((at) => list({ ...query, ...(at === undefined ? {} : { cursor: at }) }, signal), cursor),

    /** The responses behind a number: `cursor` is the `responses` of a row that was asked for with `include: 'ids'`. */
    behind: (site: string, cursor: string, signal?: AbortSignal) =>
      eachItem((at) => list({ site, cursor: at! }, signal), cursor),

    /** Overrules what one counts as, and tags it; resolves with what it is then. */
    change: (site: string, id: string, change: ResponseChangeInput) =>
      send<ListedResponse>('PATCH', `/v1/responses/${encodeURIComponent(id)}`, {
        query: { site },
        body: change,
      }),

    /** The same for all of a choice, as a job: `jobs.get` tells how far it is. */
    changeAll: (choice: ResponseChoice, set: ResponseChangeInput) =>
      send<Job>('POST', '/v1/responses/overrule', { body: { ...choice, set } }),

    /** The tags that a site's responses have. */
    async tags(site: string, signal?: AbortSignal): Promise<string[]> {
      return (await send<Page<string>>('GET', '/v1/tags', { query: { site }, signal })).items;
    },

    /**
     * Stores one response, with the site's public key in `site`; resolves once it is on disk. The same id, revision
     * and body again is the same receipt and adds nothing, so trying again is always safe. Needs no key.
     */
    send: (response: ResponseInput, signal?: AbortSignal) =>
      send<ResponseReceipt>('POST', '/v1/responses', { body: response, signal, anonymous: true }),
  };
}
