import type { FunnelInput, ResponseInput } from '../../shared/response.ts';
import { json } from '../json.ts';

export type BatchItem = { type: 'response'; response: ResponseInput } | FunnelInput;

/** `sent`: the server has judged every item for good. `refused`: it never will take them. */
export type Outcome =
  | { status: 'sent' }
  /** `after`: milliseconds that the server asks to wait. */
  | { status: 'retry'; after?: number }
  | { status: 'refused' };

/** How long an attempt may take, in milliseconds: as long as the visitor sees Send busy. */
const patience = 5000;
/** Browsers limit the bodies that outlive their page to 64 KiB in all; a character has three bytes at most. */
const longestKept = 20_000;

/** One attempt to deliver a batch. Never throws. The request outlives the page where its size allows. */
export async function send(
  origin: string,
  site: string,
  events: readonly BatchItem[],
  fetch: typeof globalThis.fetch = globalThis.fetch.bind(globalThis),
): Promise<Outcome> {
  const body = json({ site, events });
  try {
    const answer = await fetch(`${origin}/v1/events`, {
      method: 'POST',
      // Plain text needs no preflight.
      headers: { 'Content-Type': 'text/plain' },
      body,
      credentials: 'omit',
      keepalive: body.length < longestKept,
      // Older browsers wait as long as they please.
      signal: AbortSignal.timeout?.(patience),
    });
    return judge(answer);
  } catch {
    return { status: 'retry' };
  }
}

function judge({ status, headers }: Response): Outcome {
  const after = retryAfter(headers.get('Retry-After'));
  // Nothing else than 202 is our server's word: a captive portal says 200 to everything. With a time to wait, some
  // items were beyond a limit; answers that come again are taken once.
  if (status === 202 && after === undefined) return { status: 'sent' };
  if (status >= 400 && status < 500 && status !== 408 && status !== 429) return { status: 'refused' };
  return after === undefined ? { status: 'retry' } : { status: 'retry', after };
}

/** Seconds or an HTTP date, as milliseconds from now. */
function retryAfter(header: string | null): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return ms > 0 ? ms : undefined;
}
