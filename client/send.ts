import type { ProblemDocument } from '../shared/problem.ts';
import { ProblemError } from './problem-error.ts';

export interface Connection {
  /** Where the server is, without a path; none: the origin that the page came from. */
  base?: string;
  /** A secret key; none: the session cookie of the page's own origin. */
  key?: string;
}

/** What a parameter of a query may be; undefined leaves it out. */
export type Query = Record<string, string | number | boolean | undefined>;

export interface RequestOptions {
  query?: Query;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

export type Send = <T>(method: string, path: string, options?: RequestOptions) => Promise<T>;

/**
 * Makes the one function that every call goes through: JSON out, JSON in, undefined for an empty answer.
 * It throws a `ProblemError` for a status of 400 or more, and what `fetch` throws where there is no answer.
 */
export function createSend({ base = '', key }: Connection = {}): Send {
  return async <T>(method: string, path: string, { query, body, signal }: RequestOptions = {}) => {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (key) headers.Authorization = `Bearer ${key}`;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const response = await fetch(`${base}${path}${search(query)}`, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    if (!response.ok) throw new ProblemError(response.status, await problemOf(response));
    return (response.status === 204 ? undefined : await response.json()) as T;
  };
}

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
