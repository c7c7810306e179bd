import type { ProblemDocument } from '../shared/problem.ts';
import { ProblemError } from './problem-error.ts';

/** How the server is reached, and as whom. */
export interface Connection {
  /** Where the server is, without a path: `https://feedback.example`. None: the origin that the page came from. */
  base?: string;
  /** A secret key, `sk_…`. None: the session cookie of the page's own origin. Never put one into a public page. */
  key?: string;
  /** What to call in place of the global `fetch`. */
  fetch?: typeof fetch;
}

/** What a parameter of a query may be; undefined leaves it out. */
export type Query = Record<string, string | number | boolean | undefined>;

export interface RequestOptions {
  query?: Query;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as they are, of the `Content-Type` that the headers say. */
  bytes?: Blob;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
  /** For the public calls: the key stays at home. */
  anonymous?: boolean;
}

/** One HTTP request. Throws a `ProblemError` for a status of 400 or more, and what `fetch` throws without an answer. */
export type Request = (method: string, path: string, options?: RequestOptions) => Promise<Response>;

/** Makes the one function that every call goes through. */
export function createRequest({ base = '', key, fetch = globalFetch }: Connection): Request {
  return async (method, path, { query, body, bytes, headers, signal, anonymous = false } = {}) => {
    const response = await fetch(base.replace(/\/$/, '') + path + search(query), {
      method,
      headers: {
        Accept: 'application/json',
        ...(key && !anonymous ? { Authorization: `Bearer ${key}` } : {}),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(bytes === undefined ? {} : { body: bytes }),
      ...(signal ? { signal } : {}),
    });
    if (response.status < 400) return response;
    throw new ProblemError(response.status, await problemOf(response), retryAfter(response));
  };
}

/** Looked up at each call: whoever replaces the global one later means it. */
const globalFetch: typeof fetch = (input, init) => globalThis.fetch(input, init);

function search(query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text && `?${text}`;
}

async function problemOf(response: Response): Promise<Partial<ProblemDocument>> {
  if (!/\bjson\b/.test(response.headers.get('Content-Type') ?? '')) return {};
  const body: unknown = await response.json().catch(() => undefined);
  return typeof body === 'object' && body !== null ? body : {};
}

function retryAfter(response: Response): number | undefined {
  const seconds = response.headers.get('Retry-After') ?? '';
  return /^\d{1,9}$/.test(seconds) ? Number(seconds) : undefined;
}
