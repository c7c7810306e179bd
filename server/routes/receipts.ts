import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { type ReceiptChange, receiptChange } from '../../shared/receipt.ts';
import { listedResponse } from '../../shared/response-list.ts';
import { amend } from '../ingest/amend.ts';
import type { Directory } from '../ingest/directory.ts';
import { maskAnswers } from '../ingest/personal-data/mask-answers.ts';
import { digestOf, receiptOf } from '../ingest/receipt.ts';
import type { Gate } from '../limits/gate.ts';
import { Problem } from '../problem.ts';
import { listed } from '../query/listed.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { FoundResponse } from '../storage/contract/stored-response.ts';
import type { Storage } from '../storage/storage.ts';
import { addressLimit, pass } from './limited.ts';
import { problemOfRefusal } from './responses.ts';

export interface ReceiptDeps {
  storage: Pick<Storage, 'sites' | 'surveys' | 'responses' | 'secret'>;
  directory: Directory;
  /** Null: nothing is limited. */
  gate: Gate | null;
  now: () => number;
}

const tags = ['public'];
const url = '/v1/receipts/:receipt';
const config = { scope: 'none' } as const;
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

/** `/v1/receipts/:receipt`: a visitor's own answer, for whoever holds its receipt, from whatever page. */
export function receiptRoutes(app: FastifyInstance, deps: ReceiptDeps): void {
  const { storage, gate } = deps;
  const onRequest = addressLimit(gate);

  app.get(
    url,
    {
      config,
      onRequest,
      schema: { tags, summary: 'The answer of a receipt', params: byReceipt, response: { 200: ownAnswer } },
    },
    async (request, reply) => {
      const site = await siteOf(request.params, storage);
      return tell(site, await responseOf(request.params, site, storage), storage, reply);
    },
  );

  app.patch(
    url,
    {
      config,
      onRequest,
      schema: {
        tags,
        summary: 'Add to the answer of a receipt',
        description:
          'Answers that are named are added, as the next revision. While the response is incomplete they may also change what was said, and `"complete": true` completes it. Once it is complete only questions that were left open can be answered: another answer to one that was answered is 409. The same again changes nothing.',
        params: byReceipt,
        body: receiptChange,
        response: { 200: ownAnswer },
      },
    },
    async (request, reply) => {
      const site = await siteOf(request.params, storage);
      if (gate) pass(gate.site(site.key), reply);
      const amended = await amendedBy(request.body as ReceiptChange, request.params, site, deps);
      return tell(site, amended, storage, reply);
    },
  );

  app.delete(
    url,
    {
      config,
      onRequest,
      schema: {
        tags,
        summary: 'Erase the answer of a receipt',
        description:
          'For good. What is left is a row without a name: its ratings, survey, version, quarter of an hour and class, how it was sampled, whether it had a comment and whether it was rewarded. Totals stay as they are; what it was counted under becomes `(erased)`. Again it is a 204, too.',
        params: byReceipt,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const site = await siteOf(request.params, storage);
      if (gate) pass(gate.site(site.key), reply);
      const by = { actor: { kind: 'visitor' }, at: deps.now() } as const;
      await storage.responses.erase(site.key, [idOf(request.params)], by);
      return reply.code(204).header('cache-control', 'no-store').send();
    },
  );
}

/**
 * The site whose hash the receipt carries. A receipt names none, so that it tells nothing; all are looked at, so that
 * the time tells nothing either.
 */
async function siteOf(params: unknown, storage: Pick<Storage, 'sites' | 'secret'>): Promise<StoredSite> {
  const { receipt } = params as z.output<typeof byReceipt>;
  const sites = await storage.sites.list();
  const own = sites.filter(({ id }) => isSame(receipt, receiptOf(storage.secret, id, idOf(params))));
  if (!own[0]) throw unknownReceipt();
  return own[0];
}

function idOf(params: unknown): string {
  return (params as z.output<typeof byReceipt>).receipt.slice(0, 36);
}

async function responseOf(
  params: unknown,
  site: StoredSite,
  storage: Pick<Storage, 'responses'>,
): Promise<FoundResponse> {
  const response = await storage.responses.find(site.key, idOf(params));
  if (!response) throw unknownReceipt();
  return response;
}

/** How often an addition is made anew, because another one of the same answer came between. */
const attempts = 3;

async function amendedBy(
  change: ReceiptChange,
  params: unknown,
  site: StoredSite,
  { storage, directory, now }: ReceiptDeps,
): Promise<FoundResponse> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const old = await responseOf(params, site, storage);
    const survey = (await storage.surveys.list(site.key)).find(({ key }) => key === old.surveyKey)!;
    const questions = (await directory.questions(survey, old.version))!;
    const { language } = old.dimensions;
    const kept =
      site.maskPersonalData && change.answers
        ? { ...change, answers: await maskAnswers(change.answers, questions, language) }
        : change;
    const amended = amend(old, kept, site, questions);
    if (amended === null) return old;
    if ('code' in amended) throw problemOfRefusal(amended);
    const answers = Object.fromEntries(amended.answers.map(({ question, value }) => [question, value]));
    const digest = digestOf({ answers });
    const outcome = await storage.responses.amend(site.key, old.id, { ...amended, digest }, now());
    if (outcome === 'stored') return responseOf(params, site, storage);
  }
  throw new Problem('revision_conflict', 'the answer is being changed from elsewhere: try again');
}

async function tell(
  site: StoredSite,
  response: FoundResponse,
  storage: Pick<Storage, 'surveys'>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const shown = listed(response, await storage.surveys.list(site.key));
  return reply.header('cache-control', 'no-store').send(ownAnswer.strip().parse(shown));
}

function unknownReceipt(): Problem {
  return new Problem('not_found', 'there is no answer of that receipt');
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
