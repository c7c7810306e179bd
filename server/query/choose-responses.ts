import type { Period } from '../../shared/period.ts';
import type { ResponseClass } from '../../shared/response-class.ts';
import { surveyNamed } from '../named.ts';
import type { ResponseFilter } from '../storage/contract/selection.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { Storage } from '../storage/storage.ts';
import { refuseOther } from './dimensions.ts';
import type { AskedFilter } from './question.ts';
import { scopeOf } from './scope.ts';

/** Which responses, in the words of the numbers. */
export interface ResponseChoice {
  site: string;
  survey?: string | undefined;
  period?: Period | undefined;
  from?: string | undefined;
  to?: string | undefined;
  tz?: string | undefined;
  filters: readonly AskedFilter[];
  commented: boolean;
  complaint: boolean;
  class?: ResponseClass | undefined;
  words?: string | undefined;
  tag?: string | undefined;
  visitor?: string | undefined;
}

/** The one choice behind lists and what is done to many at once: without a range, all. Throws a `Problem`. */
export async function chooseResponses(
  {
    period,
    from,
    commented,
    complaint,
    class: only,
    words,
    tag,
    visitor,
    filters,
    ...parameters
  }: ResponseChoice,
  site: StoredSite,
  storage: Pick<Storage, 'surveys' | 'counts'>,
  now: number,
): Promise<Omit<ResponseFilter, 'siteKey' | 'limit' | 'before'>> {
  const { survey } = parameters;
  const surveys =
    survey === undefined ? await storage.surveys.list(site.key) : [await surveyNamed(storage, site, survey)];
  const everything = period === undefined && from === undefined && parameters.to === undefined;
  const scope = await scopeOf(
    {
      ...parameters,
      ...(everything ? {} : { period, from }),
      filters: [...filters],
      metrics: [],
      breakdown: [],
      limit: 1,
      other: false,
      ids: false,
    },
    { site, surveys },
    storage,
    now,
  );
  refuseOther(scope.filters);
  const range = everything ? { from: 0, to: Number.MAX_SAFE_INTEGER } : scope.now.range;
  return {
    surveyKeys: scope.surveys.map((survey) => survey.key),
    ...range,
    filters: scope.filters.map(({ dimension, operator, values }) => ({ dimension, operator, values })),
    commented,
    ...(complaint ? { complaint: true } : {}),
    ...(only === undefined ? {} : { class: only }),
    ...(words === undefined ? {} : { words: words.split(/\s+/) }),
    ...(tag === undefined ? {} : { tag }),
    ...(visitor === undefined ? {} : { visitorOf: visitor }),
  };
}
