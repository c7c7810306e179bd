import { responseCalls } from './responses.ts';
import { type Connection, createSend } from './send.ts';
import { sessionCalls } from './session.ts';
import { siteCalls } from './sites.ts';
import { statsCall } from './stats.ts';
import { surveyCalls } from './surveys.ts';

/**
 * The REST interface as typed functions, named as its addresses. Every call rejects with a `ProblemError` where the
 * server refuses, and with `fetch`'s `TypeError` where it cannot be reached.
 *
 *     const earshot = createClient({ base: 'https://feedback.example', key: 'sk_…' });
 *     const { results } = await earshot.stats('nps', { site, survey: 'checkout', period: '30d' });
 */
export function createClient(connection: Connection = {}) {
  const send = createSend(connection);
  return {
    session: sessionCalls(send),
    sites: siteCalls(send),
    surveys: surveyCalls(send),
    stats: statsCall(send),
    responses: responseCalls(send),
  };
}

export type Client = ReturnType<typeof createClient>;
