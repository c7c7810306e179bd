import { spans } from '../../server/storage/contract/counts.ts';
import type { StoredSurvey } from '../../server/storage/contract/surveys.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { noon } from './builders.ts';

const quarter = 900_000;

/** The counters of a key over the five days around noon, read as quarter hours. */
export async function readTotal(
  storage: Storage,
  { siteKey, key }: Pick<StoredSurvey, 'siteKey' | 'key'>,
  countKey: string,
): Promise<number[]> {
  const segments = [{ out: 0, span: spans.quarter, from: noon / quarter - 240, to: noon / quarter + 240 }];
  const [rows] = await storage.counts.read([
    { siteKey, surveyKey: key, countKey, dimension: null, segments },
  ]);
  return rows![0]?.counts ?? [];
}
