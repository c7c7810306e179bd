import { lookup } from 'node:dns/promises';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { AttemptError } from '../../shared/webhook.ts';
import type { Networks } from './networks.ts';

interface Address {
  address: string;
  family: number;
}

/** All addresses of a name. Rejects where there are none. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>;

export interface PostOptions {
  networks: Networks;
  /** The system's until told otherwise. */
  resolve?: Resolve | undefined;
  /** Milliseconds from the look-up of the name until the end of the answer. */
  within?: number | undefined;
}

export type PostResult = { status: number; retryAfter: string | null } | { error: AttemptError };

/** Bytes of an answer that are read; nobody looks at them. */
const mostRead = 64 * 1024;

/** Why there was no answer; thrown in here alone. */
class Unreached extends Error {
  readonly error: AttemptError;
  constructor(error: AttemptError) {
    super(error);
    this.error = error;
  }
}

/**
 * Posts a body to an address that somebody else has chosen: the name is looked up once, each of its addresses must be
 * one that may be reached, and the connection goes to those, whatever the name leads to by then. No redirect is
 * followed, no proxy asked, no connection used twice.
 *
 * @param signal ends it early, as a timeout
 */
export async function post(
  address: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  { networks, resolve = systemResolve, within = 10_000 }: PostOptions,
  signal: AbortSignal,
): Promise<PostResult> {
  const url = new URL(address);
  const ended = AbortSignal.any([signal, AbortSignal.timeout(within)]);
  try {
    const addresses = await abortable(checkedAddresses(url, networks, resolve), ended);
    return await exchange(url, addresses, body, headers, ended);
  } catch (error) {
    if (ended.aborted) return { error: 'timeout' };
    return { error: error instanceof Unreached ? error.error : errorOf(error) };
  }
}

const systemResolve: Resolve = (hostname) => lookup(hostname, { all: true });

async function checkedAddresses(url: URL, networks: Networks, resolve: Resolve): Promise<readonly Address[]> {
  const addresses = await addressesOf(url.hostname, resolve);
  const reaches = addresses.map(({ address }) => networks.reach(address));
  if (addresses.length === 0) throw new Unreached('name');
  if (reaches.includes('refused')) throw new Unreached('address');
  if (url.protocol !== 'https:' && reaches.includes('public')) throw new Unreached('insecure');
  return addresses;
}

/** URL has put every notation of an IPv4 address into four decimals already. */
async function addressesOf(hostname: string, resolve: Resolve): Promise<readonly Address[]> {
  if (hostname.startsWith('[')) return [{ address: hostname.slice(1, -1), family: 6 }];
  if (/^\d+\.\d+\.\d+\.\d+$/.test(hostname)) return [{ address: hostname, family: 4 }];
  return resolve(hostname).catch(() => {
    throw new Unreached('name');
  });
}

function exchange(
  url: URL,
  addresses: readonly Address[],
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<PostResult> {
  const { request, Agent } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    let answered: PostResult | null = null;
    // What was answered stands, however the rest of it ends.
    const end = (error: unknown) => (answered ? resolve(answered) : reject(error));
    const sent = request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: new Agent({ keepAlive: false }),
      lookup: pinned(addresses),
      signal,
    });
    sent.on('error', end);
    sent.once('close', () => end(new Error('closed without an answer')));
    sent.once('response', (answer) => {
      answered = { status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] ?? null };
      readSome(answer);
    });
    sent.end(body);
  });
}

function pinned(addresses: readonly Address[]): LookupFunction {
  return (_hostname, options, done) => {
    const [first] = addresses;
    if (options.all) done(null, [...addresses]);
    else done(null, first!.address, first!.family);
  };
}

/** To its end, so that the receiver sees no broken connection, or as much of it as anybody needs to send. */
function readSome(answer: IncomingMessage): void {
  let read = 0;
  answer.on('error', () => answer.destroy());
  answer.on('data', (bytes: Buffer) => {
    read += bytes.length;
    if (read > mostRead) answer.destroy();
  });
}

async function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return Promise.race([
    work,
    new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    }),
  ]);
}

function errorOf(error: unknown): AttemptError {
  const code = String((error as { code?: unknown }).code);
  return /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code) ? 'certificate' : 'connection';
}
