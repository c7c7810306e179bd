import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { listedResponse } from '../../shared/response-list.ts';
import { receiptOf } from '../ingest/receipt.ts';
import type { Gate } from '../limits/gate.ts';
import { Problem } from '../problem.ts';
import { listed } from '../query/listed.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { FoundResponse } from '../storage/contract/stored-response.ts';
import type { Storage } from '../storage/storage.ts';
import { addressLimit } from './limited.ts';

export interface ReceiptDeps {
  storage: Pick<Storage, 'sites' | 'surveys' | 'responses' | 'secret'>;
  /** Null: nothing is limited. */
  gate: Gate | null;
}

const byReceipt = z.strictObject({ receipt: z.string().min(1).max(100) });
/** What a visitor is told: his own words, and nothing of what was made of them. */
const ownAnswer = listedResponse.pick({
  id: true,
  survey: true,
  version: true,
  revision: true,
  complete: true,
  answers: true,
  receivedAt: true,
  page: true,
});

/** `GET /v1/receipts/:receipt`: the visitor's own answer, for whoever holds its receipt. */
export function receiptRoutes(app: FastifyInstance, { storage, gate }: ReceiptDeps): void {
  app.get(
    '/v1/receipts/:receipt',
    {
      config: { scope: 'none' },
      onRequest: addressLimit(gate),
      schema: {
        tags: ['public'],
        summary: 'The answer of a receipt',
        params: byReceipt,
        response: { 200: ownAnswer },
      },
    },
    async (request, reply) => {
      const { receipt } = request.params as z.output<typeof byReceipt>;
      const { site, response } = await answerOf(receipt, storage);
      const shown = listed(response, await storage.surveys.list(site.key));
      return reply.header('cache-control', 'no-store').send(ownAnswer.strip().parse(shown));
    },
  );
}

/** A receipt names no site, so that it tells nothing: the one whose hash it carries is its own. */
async function answerOf(
  receipt: string,
  storage: ReceiptDeps['storage'],
): Promise<{ site: StoredSite; response: FoundResponse }> {
  const id = receipt.slice(0, 36);
  for (const site of await storage.sites.list()) {
    if (!isSame(receipt, receiptOf(storage.secret, site.id, id))) continue;
    const response = await storage.responses.find(site.key, id);
    if (response) return { site, response };
  }
  throw new Problem('not_found', 'there is no answer of that receipt');
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
