import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ResponseBody } from '../../shared/response.ts';
import { hasScope, reaches } from '../access/caller.ts';
import type { Intake, NotTaken, Taken } from '../ingest/intake.ts';
import type { Gate } from '../limits/gate.ts';
import { Problem } from '../problem.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import { pass } from './limited.ts';
import { senderOf } from './sender.ts';

export interface SubmitDeps {
  intake: Intake;
  /** Null: nothing is limited. */
  gate: Gate | null;
  publicUrl: string;
}

/** Takes one response that a request brought: from where it may come, within the limits of its visitor and its site. */
export async function submit(
  body: ResponseBody,
  request: FastifyRequest,
  reply: FastifyReply,
  { intake, gate, publicUrl }: SubmitDeps,
): Promise<Taken | NotTaken> {
  const sender = senderOf(request, publicUrl);
  const site = await intake.site(body.site, sender);
  if ('code' in site) return site;
  if (gate) {
    if (body.visitor !== undefined) pass(gate.visitor(site.key, body.visitor), reply);
    pass(gate.site(site.key), reply);
  }
  const mayDate = body.receivedAt !== undefined && (await showsKeyOf(site, request));
  return intake.respond(body, site, mayDate ? { ...sender, mayDate } : sender);
}

/** Whether the request comes with a secret key that may write responses of the site. Throws where it comes with another. */
async function showsKeyOf({ id }: StoredSite, request: FastifyRequest): Promise<boolean> {
  if (request.headers.authorization === undefined) return false;
  const caller = await request.server.auth.caller(request);
  if (!hasScope(caller, 'write') || !reaches(caller, id))
    throw new Problem('forbidden', 'the key needs the scope "write" and the site within its reach');
  return true;
}
