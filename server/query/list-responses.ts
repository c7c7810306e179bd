/** Lists responses through the same choice that the numbers are counted from. */
import { z } from 'zod';
import type { ListedResponse } from '../../shared/response.ts';
import { type ListParameters, listParameters } from '../../shared/response-list.ts';
import type { Caller } from '../access/caller.ts';
import { siteNamed } from '../named.ts';
import { parseOrThrow } from '../plugins/zod-validation.ts';
import { invalid } from '../problem.ts';
import type { ResponseFilter } from '../storage/contract/selection.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { StoredSurvey } from '../storage/contract/surveys.ts';
import type { Storage } from '../storage/storage.ts';
import { type BehindCursor, behindCursor, filterBehind } from './behind.ts';
import { chooseResponses } from './choose-responses.ts';
import { cursorOf, readCursor, strangeCursor } from './cursor.ts';
import { dimensionsOf } from './dimensions.ts';
import { listed } from './listed.ts';
import { parseFilters } from './parse-filters.ts';
import type { AskedFilter } from './question.ts';
import { compositesOf } from './sources.ts';

type ListStorage = Pick<Storage, 'sites' | 'surveys' | 'responses' | 'counts'>;

const position = z.strictObject({ receivedAt: z.int(), id: z.uuid() });

/** Throws a `Problem` that names the parameter. */
export async function listResponses(
  query: Readonly<Record<string, unknown>>,
  storage: ListStorage,
  caller: Pick<Caller, 'sites'>,
  now: number,
): Promise<{ items: ListedResponse[]; next: string | null }> {
  const { filters, rest } = parseFilters(query);
  const parameters = parseOrThrow(listParameters, rest);
  const site = await siteNamed(storage, caller, parameters.site);
  const cursor =
    parameters.cursor === undefined ? null : readCursor(parameters.cursor, z.union([behindCursor, position]));
  const behind = cursor && 'surveys' in cursor ? cursor : null;
  if (behind) checkBehind(behind, { parameters, filters }, site);
  const surveys = await storage.surveys.list(site.key);
  const chosen: Omit<ResponseFilter, 'siteKey' | 'limit'> = behind
    ? { ...filterBehind(behind), ...(await scoredBy(behind, surveys, storage)) }
    : {
        ...(await chooseResponses(
          {
            ...parameters,
            filters,
            commented: parameters.commented === 'true',
            complaint: parameters.complaint === 'true',
          },
          site,
          storage,
          now,
        )),
        before: cursor as z.output<typeof position> | null,
      };
  const page = await storage.responses.list({ ...chosen, siteKey: site.key, limit: parameters.limit });
  return {
    items: page.found.map((response) => listed(response, surveys)),
    next: page.next && cursorOf(behind ? { ...behind, before: page.next } : page.next),
  };
}

/** Such a cursor is the whole choice: what else is chosen by would be passed over. */
function checkBehind(
  { site: siteKey, filters: chosen }: BehindCursor,
  { parameters, filters }: { parameters: ListParameters; filters: readonly AskedFilter[] },
  site: StoredSite,
): void {
  const others = [...Object.keys(parameters), ...filters.map(({ path }) => path)];
  const beside = others.find((name) => !['site', 'limit', 'cursor'].includes(name));
  if (beside !== undefined)
    throw invalid('invalid_request', beside, 'cannot stand beside a cursor that says what is listed');
  const known = dimensionsOf(site);
  if (siteKey !== site.key || !chosen.every(({ dimension }) => known.includes(dimension)))
    throw strangeCursor();
}

/** Who has a score of the cursor's matrix, by the weights of the version that was answered. */
async function scoredBy(
  { matrix, surveys: keys }: BehindCursor,
  surveys: readonly StoredSurvey[],
  storage: ListStorage,
): Promise<Pick<ResponseFilter, 'scored'>> {
  if (matrix === undefined) return {};
  const asked = surveys.filter(({ key }) => keys.includes(key));
  return { scored: await compositesOf(matrix, asked, storage) };
}
