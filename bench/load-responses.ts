import { v7 } from 'uuid';
import { accept } from '../server/ingest/accept.ts';
import { countRules } from '../server/ingest/count-rules.ts';
import { digestOf } from '../server/ingest/receipt.ts';
import { readUserAgent } from '../server/ingest/user-agent.ts';
import type { StoredSite } from '../server/storage/contract/sites.ts';
import type { StoredResponse } from '../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../server/storage/contract/surveys.ts';
import { openStorage, type StorageConfig } from '../server/storage/open-storage.ts';
import type { Storage } from '../server/storage/storage.ts';
import { surveyCreate } from '../shared/survey.ts';
import { benchPublicKey, benchSite, benchSurvey, userAgents, workload } from './workload.ts';

/** What was loaded, and how fast. */
export interface Loaded {
  site: StoredSite;
  survey: StoredSurvey;
  perSecond: number;
}

/**
 * Writes responses of the workload through the storage contract into a fresh folder or database, evenly and in order of time from
 * `from` to `to`: what a server would have stored in that time.
 *
 * @param options `comments`: in the place of the workload's own
 */
export async function loadResponses(
  into: string | StorageConfig,
  rows: number,
  from: number,
  to: number,
  { batch = 1_000, comments }: { batch?: number; comments?: (i: number) => string } = {},
): Promise<Loaded> {
  const storage = await openStorage(typeof into === 'string' ? { dataFolder: into } : into, countRules);
  try {
    const { site, survey } = await createSurvey(storage, from);
    const started = performance.now();
    const next = responses(site, survey, comments);
    for (let first = 0; first < rows; first += batch) {
      const size = Math.min(batch, rows - first);
      const at = (i: number) => Math.floor(from + ((first + i) / rows) * (to - from));
      await storage.responses.write(Array.from({ length: size }, (_, i) => next(at(i), first + i)));
    }
    return { site, survey, perSecond: (rows / (performance.now() - started)) * 1000 };
  } finally {
    await storage.close();
  }
}

async function createSurvey(
  storage: Storage,
  at: number,
): Promise<{ site: StoredSite; survey: StoredSurvey }> {
  const by = { actor: { kind: 'server' }, at } as const;
  const fieldsOfSite = { ...benchSite, id: v7(), publicKey: benchPublicKey };
  const site = await storage.sites.create(fieldsOfSite, by);
  const { site: _site, ...fields } = surveyCreate.parse({ site: site.id, ...benchSurvey });
  const survey = await storage.surveys.create({ ...fields, id: v7() }, site.key, by);
  if ('refused' in survey) throw new Error(`the survey was refused: ${survey.refused}`);
  return { site, survey };
}

function responses(
  site: StoredSite,
  survey: StoredSurvey,
  comments?: (i: number) => string,
): (at: number, i: number) => StoredResponse {
  const next = workload(site.publicKey, 1);
  return (at, i) => {
    const body = { ...next(), revision: 0, complete: true, test: false };
    if (comments) body.answers.why = comments(i);
    const agent = readUserAgent(userAgents[i % userAgents.length]);
    const { questions } = survey;
    const digest = digestOf(body);
    const unflagged = { burst: false, automaticFlags: false };
    const context = { site, survey, questions, now: at, ...agent, ...unflagged, digest, visitor: null };
    const judged = accept(body, context);
    if ('code' in judged) throw new Error(judged.detail);
    return judged.response;
  };
}
