import { AnswerMemory } from './answer-memory.ts';
import type { Request, RequestOptions } from './request.ts';

export interface SendOptions extends RequestOptions {
  /** Keep the answer with its `ETag`, so that the same question costs neither work nor words while it is unchanged. */
  revalidate?: boolean;
}

/** JSON out, JSON in; undefined for an empty answer. */
export type Send = <T>(method: string, path: string, options?: SendOptions) => Promise<T>;

/** Makes the function for calls that are answered with JSON. */
export function createSend(request: Request): Send {
  const memory = new AnswerMemory();
  return async <T>(method: string, path: string, { revalidate = false, ...options }: SendOptions = {}) => {
    const question = JSON.stringify([path, options.query]);
    const known = revalidate ? memory.find(question) : undefined;
    const headers = known ? { ...options.headers, 'If-None-Match': known.etag } : options.headers;
    const response = await request(method, path, { ...options, ...(headers ? { headers } : {}) });
    if (response.status === 304 && known) return JSON.parse(known.text) as T;
    const text = await response.text();
    const etag = response.headers.get('ETag');
    if (revalidate && etag) memory.keep(question, { etag, text });
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
}
