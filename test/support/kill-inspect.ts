import path from 'node:path';
import Database from 'better-sqlite3';
import { countRules } from '../../server/ingest/count-rules.ts';
import { ask } from '../../server/query/ask.ts';
import type { Question } from '../../server/query/question.ts';
import { RowWork } from '../../server/query/row-work.ts';
import type { Position, ResponsePage } from '../../server/storage/contract/selection.ts';
import type { StoredSite } from '../../server/storage/contract/sites.ts';
import { openStorage } from '../../server/storage/open-storage.ts';
import type { Storage } from '../../server/storage/storage.ts';
import type { MeanValue } from '../../shared/metric-value.ts';
import type { Kept } from './kill-verdict.ts';

export interface Inspection {
  stored: Kept[];
  /** How often each score from 0 to 10 was counted. */
  counted: number[];
  /** Counters that differ from a recount of the rows. */
  differences: number;
}

/** Opens what a killed server left behind, and reads all of it. */
export async function inspectStore(
  folder: string,
  siteId: string,
): Promise<Inspection & { integrity: string }> {
  const storage = await openStorage({ dataFolder: folder }, countRules);
  try {
    const inspection = await inspectStorage(storage, siteId);
    return { ...inspection, integrity: integrityOf(path.join(folder, 'earshot.db')) };
  } finally {
    await storage.close();
  }
}

/** Reads all that there is of a site. */
export async function inspectStorage(storage: Storage, siteId: string): Promise<Inspection> {
  const site = (await storage.sites.find({ id: siteId }))!;
  return {
    stored: await allResponses(storage, site),
    counted: await countedScores(storage, siteId),
    differences: (await storage.counts.verify()).length,
  };
}

async function allResponses(storage: Storage, site: StoredSite): Promise<Kept[]> {
  const surveys = await storage.surveys.list(site.key);
  const all: Kept[] = [];
  let before: Position | null = null;
  do {
    const page: ResponsePage = await storage.responses.list({
      siteKey: site.key,
      surveyKeys: surveys.map(({ key }) => key),
      from: 0,
      to: Number.MAX_SAFE_INTEGER,
      filters: [],
      commented: false,
      before,
      limit: 1_000,
    });
    for (const { id, revision, answers } of page.found) {
      const score = answers.find(({ question }) => question === 'score')?.value as number;
      all.push({ id, revision, score });
    }
    before = page.next;
  } while (before);
  return all;
}

async function countedScores(storage: Storage, site: string): Promise<number[]> {
  const question: Question = {
    metrics: ['rating'],
    site,
    period: 'all',
    breakdown: [],
    filters: [],
    limit: 1,
    other: false,
    ids: false,
  };
  const { results } = await ask(question, {
    storage,
    rowWork: new RowWork(),
    about: (await storage.scopes.of(site))!,
    now: Date.now(),
  });
  const { distribution } = results[0]!.metrics.rating as MeanValue;
  return Array.from({ length: 11 }, (_, score) => distribution![score]!);
}

function integrityOf(file: string): string {
  const db = new Database(file, { readonly: true });
  try {
    return db.pragma('integrity_check', { simple: true }) as string;
  } finally {
    db.close();
  }
}
