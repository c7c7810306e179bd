import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { type BatchItem, type EventBatch, type EventResult, eventBatch } from '../../shared/response.ts';
import { QueueFull } from '../ingest/group-commit.ts';
import type { Intake, Sender } from '../ingest/intake.ts';
import { type Turn, turns } from '../ingest/turns.ts';
import type { Gate, Passage } from '../limits/gate.ts';
import { groupOf } from '../limits/group-of.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import { StorageUnavailable } from '../storage/contract/storage-errors.ts';
import { addressLimit, announce, tooMany } from './limited.ts';
import { problemOfRefusal } from './responses.ts';
import { senderOf } from './sender.ts';

export interface EventDeps {
  intake: Intake;
  /** Null: nothing is limited. */
  gate: Gate | null;
  metrics: Pick<Metrics, 'rejected' | 'stepped'>;
  publicUrl: string;
}

const results = z.object({
  results: z.array(
    z.object({
      status: z.enum(['stored', 'duplicate', 'rejected', 'accepted']),
      code: z.string().optional(),
      id: z.string().optional(),
      receipt: z.string().optional(),
    }),
  ),
});

/** `POST /v1/events`: up to a hundred items, each judged by itself and answered in order. */
export function eventRoutes(app: FastifyInstance, { intake, gate, metrics, publicUrl }: EventDeps): void {
  app.post(
    '/v1/events',
    {
      bodyLimit: 256 * 1024,
      onRequest: addressLimit(gate),
      config: { scope: 'none', takes: 'batch' },
      schema: {
        tags: ['public'],
        summary: 'A batch of responses and funnel steps',
        body: eventBatch,
        response: { 202: results },
      },
    },
    async (request, reply) => {
      const batch = request.body as EventBatch;
      const sender = senderOf(request, publicUrl);
      const site = await intake.site(batch.site, sender);
      if ('code' in site) throw problemOfRefusal(site);
      const group = groupOf(request);
      const beyond = batch.events.map(
        (item, i) => gate && beyondLimit(gate, item, site, i > 0 ? group : null, reply),
      );
      const refused = beyond.find((passage) => passage !== null);
      if (refused && beyond.every((passage) => passage !== null)) throw tooMany(refused);
      if (refused) reply.header('retry-after', String(refused.reset));
      const places = turns(batch.events.length);
      const settled = await Promise.allSettled(
        batch.events.map(async (item, i) => {
          const turn = places[i]!;
          try {
            return beyond[i] ? tooManyResult : await take(intake, item, site, sender, turn);
          } finally {
            turn.go();
          }
        }),
      );
      // If the storage refused one item, the whole batch is sent again later: what was stored is a duplicate then.
      for (const result of settled) if (result.status === 'rejected') throw result.reason;
      const results = settled.map((result) => (result as PromiseFulfilledResult<EventResult>).value);
      for (const [i, result] of results.entries()) tell(metrics, batch.events[i]!, result);
      return reply.code(202).header('cache-control', 'no-store').send({ results });
    },
  );
}

const tooManyResult: EventResult = { status: 'rejected', code: 'too_many_requests' };

function tell(metrics: EventDeps['metrics'], item: BatchItem, { status, code }: EventResult): void {
  if (status === 'rejected') {
    metrics.rejected(item === null ? 'unread' : item.type === 'response' ? 'response' : 'funnel', code!);
  } else if (item !== null && item.type !== 'response') metrics.stepped(item.type);
}

/**
 * Counts one item, and tells the limit that it is beyond.
 * @param group the address that it is counted against; null: it has been already
 */
function beyondLimit(
  gate: Gate,
  item: BatchItem,
  site: StoredSite,
  group: string | null,
  reply: FastifyReply,
): Passage | null {
  const visitor = item?.type === 'response' ? item.response.visitor : undefined;
  const counts = [
    () => (group === null ? null : gate.address(group)),
    () => (visitor === undefined ? null : gate.visitor(site.key, visitor)),
    () => gate.site(site.key),
  ];
  for (const count of counts) {
    const passage = count();
    if (!passage) continue;
    announce(passage, reply);
    if (!passage.admitted) return passage;
  }
  return null;
}

async function take(
  intake: Intake,
  item: BatchItem,
  site: StoredSite,
  sender: Sender,
  turn: Turn,
): Promise<EventResult> {
  if (item === null) return { status: 'rejected', code: 'invalid_request' };
  if (item.type !== 'response') {
    const refused = await intake.step(item, site, sender);
    return refused ? { status: 'rejected', code: refused.code } : { status: 'accepted' };
  }
  if (item.response.site !== site.publicKey) return { status: 'rejected', code: 'unknown_site' };
  try {
    const taken = await intake.respond(item.response, site, sender, turn);
    if ('code' in taken) return { status: 'rejected', code: taken.code };
    return {
      status: taken.outcome === 'stored' ? 'stored' : 'duplicate',
      id: taken.id,
      receipt: taken.receipt,
    };
  } catch (error) {
    if (error instanceof StorageUnavailable || error instanceof QueueFull) throw error;
    return { status: 'rejected', code: 'internal' };
  }
}
