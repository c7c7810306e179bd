import { eventCalls } from './events.ts';
import { exportScheduleCalls } from './export-schedules.ts';
import { exportCalls } from './exports.ts';
import { importCalls } from './imports.ts';
import { invitationCalls } from './invitations.ts';
import { jobCalls } from './jobs.ts';
import { keyCalls } from './keys.ts';
import { liveCall } from './live.ts';
import { memberCalls } from './members.ts';
import { operationCalls } from './operation.ts';
import { passwordCalls } from './password.ts';
import { type Connection, createRequest } from './request.ts';
import { responseCalls } from './responses.ts';
import { createSend } from './send.ts';
import { sessionCalls } from './session.ts';
import { siteCalls } from './sites.ts';
import { statsCalls } from './stats.ts';
import { surveyCalls } from './surveys.ts';
import { themeCalls } from './themes.ts';
import { visitorCalls } from './visitors.ts';
import { webhookCalls } from './webhooks.ts';

/**
 * The REST interface as typed functions, named as its addresses. Every call rejects with a `ProblemError` where the
 * server refuses, and with `fetch`'s `TypeError` where it cannot be reached.
 *
 *     const earshot = createClient({ base: 'https://feedback.example', key: 'sk_…' });
 *     const { results } = await earshot.stats('nps', { site, survey: 'checkout', period: '30d' });
 */
export function createClient(connection: Connection = {}) {
  const request = createRequest(connection);
  const send = createSend(request);
  return {
    ...statsCalls(send),
    sites: siteCalls(send),
    surveys: surveyCalls(send),
    responses: responseCalls(send),
    exports: exportCalls(send, request),
    imports: importCalls(send, request),
    exportSchedules: exportScheduleCalls(send),
    visitors: visitorCalls(send),
    jobs: jobCalls(send),
    events: eventCalls(send),
    live: liveCall(request),
    session: sessionCalls(send),
    password: passwordCalls(send),
    keys: keyCalls(send),
    members: memberCalls(send),
    invitations: invitationCalls(send),
    themes: themeCalls(send),
    webhooks: webhookCalls(send),
    ...operationCalls(send),
  };
}

export type Client = ReturnType<typeof createClient>;
