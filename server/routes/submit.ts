import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ResponseBody } from '../../shared/response.ts';
import type { Intake, NotTaken, Taken } from '../ingest/intake.ts';
import type { Gate } from '../limits/gate.ts';
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
  return intake.respond(body, site, sender);
}
