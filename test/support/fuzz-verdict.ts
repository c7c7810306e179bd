import { judgeAnswers } from '../../server/ingest/answers/judge-answers.ts';
import { countRules } from '../../server/ingest/count-rules.ts';
import type { Position } from '../../server/storage/contract/selection.ts';
import type { StoredSite } from '../../server/storage/contract/sites.ts';
import type { FoundResponse } from '../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../server/storage/contract/surveys.ts';
import { openStorage, type StorageConfig } from '../../server/storage/open-storage.ts';
import type { Storage } from '../../server/storage/storage.ts';

export interface FuzzVerdict {
  rows: number;
  /** What is wrong with rows that no right request could have made. */
  invalid: string[];
  /** Promised ids that are not there. */
  lost: number;
  /** Rows of counts that differ from a recount. */
  differences: number;
  integrity: string;
}

/** Reads what a stopped server has stored, row by row. */
export async function fuzzVerdict(
  config: StorageConfig,
  promised: ReadonlySet<string>,
): Promise<FuzzVerdict> {
  const storage = await openStorage(config, countRules);
  try {
    const invalid: string[] = [];
    const missing = new Set(promised);
    let rows = 0;
    for (const site of await storage.sites.list()) {
      const surveys = await storage.surveys.list(site.key);
      const judge = await judging(storage, site, surveys);
      for await (const response of all(storage, site, surveys)) {
        rows++;
        missing.delete(response.id);
        const fault = judge(response);
        if (fault !== null) invalid.push(`${response.id}: ${fault}`);
      }
    }
    const differences = (await storage.counts.verify()).length;
    const integrity = (await storage.findFault()) ?? 'ok';
    return { rows, invalid: invalid.slice(0, 20), lost: missing.size, differences, integrity };
  } finally {
    await storage.close();
  }
}

async function* all(
  { responses }: Storage,
  { key }: StoredSite,
  surveys: readonly StoredSurvey[],
): AsyncIterable<FoundResponse> {
  const surveyKeys = surveys.map((survey) => survey.key);
  let before: Position | null = null;
  do {
    const filter = {
      siteKey: key,
      surveyKeys,
      from: 0,
      to: Number.MAX_SAFE_INTEGER,
      filters: [],
      commented: false,
    };
    const page = await responses.list({ ...filter, before, limit: 2_000 });
    yield* page.found;
    before = page.next;
  } while (before !== null);
}

/** Whether a row is one that a right request makes: it would be taken again as it is. */
async function judging(
  { surveys: store }: Storage,
  site: StoredSite,
  surveys: readonly StoredSurvey[],
): Promise<(response: FoundResponse) => string | null> {
  const versions = new Map(
    await Promise.all(surveys.map(async ({ key }) => [key, await store.versions(site.key, key)] as const)),
  );
  return (response) => {
    const { answers, dimensions, attributes, page, erased } = response;
    const questions = versions
      .get(response.surveyKey)
      ?.find(({ version }) => version === response.version)?.questions;
    if (!questions) return `there is no version ${response.version}`;
    const said = Object.fromEntries(answers.map(({ question, value }) => [question, value]));
    const judged = judgeAnswers({ answers: said, complete: response.complete && !erased }, questions);
    if ('code' in judged) return judged.detail;
    if (!erased && JSON.stringify(judged.cells) !== JSON.stringify(response.cells))
      return 'its cells are not those of its answers';
    const unfit = Object.entries({ ...dimensions, ...attributes }).find(
      ([, value]) => !isPlain(String(value)),
    );
    if (unfit) return `${unfit[0]} is ${JSON.stringify(unfit[1])}`;
    if (page !== null && !/^https?:\/\//.test(page)) return `its page is ${page}`;
    return /^[0-9a-f-]{36}$/.test(response.id) ? null : 'its id is none';
  };
}

function isPlain(text: string): boolean {
  return text.isWellFormed() && text.length <= 2_000;
}
