/** Lists responses through the same choice that the numbers are counted from. */
import { z } from 'zod';
import type { ListedResponse } from '../../shared/response.ts';
import { type ListParameters, listParameters } from '../../shared/response-list.ts';
import type { Caller } from '../access/caller.ts';
import { siteNamed } from '../named.ts';
import { parseOrThrow } from '../plugins/zod-validation.ts';
import { invalid } from '../problem.ts';
import type { FoundResponse, ResponseFilter, Storage, StoredSite, StoredSurvey } from '../storage/storage.ts';
import { type BehindCursor, behindCursor, filterBehind } from './behind.ts';
import { cursorOf, readCursor, strangeCursor } from './cursor.ts';
import { dimensionsOf, refuseOther } from './dimensions.ts';
import { parseFilters } from './parse-filters.ts';
import type { AskedFilter } from './question.ts';
import { scopeOf } from './scope.ts';
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
        ...(await chosenBy({ ...parameters, filters }, storage, caller, now)),
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

/** Without a range it is all of them. */
async function chosenBy(
  {
    period,
    from,
    commented,
    complaint,
    class: only,
    ...parameters
  }: ListParameters & Pick<ReturnType<typeof parseFilters>, 'filters'>,
  storage: ListStorage,
  caller: Pick<Caller, 'sites'>,
  now: number,
): Promise<Omit<ResponseFilter, 'siteKey' | 'limit' | 'before'>> {
  const everything = period === undefined && from === undefined && parameters.to === undefined;
  const scope = await scopeOf(
    {
      ...parameters,
      ...(everything ? {} : { period, from }),
      metrics: [],
      breakdown: [],
      other: false,
      ids: false,
    },
    storage,
    caller,
    now,
  );
  refuseOther(scope.filters);
  const range = everything ? { from: 0, to: Number.MAX_SAFE_INTEGER } : scope.now.range;
  return {
    surveyKeys: scope.surveys.map((survey) => survey.key),
    ...range,
    filters: scope.filters.map(({ dimension, operator, values }) => ({ dimension, operator, values })),
    commented: commented === 'true',
    ...(complaint === 'true' ? { complaint: true } : {}),
    ...(only === undefined ? {} : { class: only }),
  };
}

function listed(response: FoundResponse, surveys: readonly StoredSurvey[]): ListedResponse {
  return {
    id: response.id,
    survey: surveys.find((survey) => survey.key === response.surveyKey)!.slug,
    version: response.version,
    revision: response.revision,
    complete: response.complete,
    class: response.class,
    flags: response.flags,
    complaint: response.complaint,
    answers: Object.fromEntries(response.answers.map(({ question, value }) => [question, value])),
    receivedAt: new Date(response.receivedAt).toISOString(),
    submittedAt: isoOrNull(response.submittedAt),
    shownAt: isoOrNull(response.shownAt),
    page: response.page,
    dimensions: response.dimensions,
    attributes: response.attributes,
  };
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
