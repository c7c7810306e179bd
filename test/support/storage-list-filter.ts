import type { ResponseFilter, StoredSurvey } from '../../server/storage/storage.ts';

/** All responses of a survey on one page; a test names only what it narrows. */
export function listFilter(
  survey: Pick<StoredSurvey, 'siteKey' | 'key'>,
  change: Partial<ResponseFilter> = {},
): ResponseFilter {
  return {
    siteKey: survey.siteKey,
    surveyKeys: [survey.key],
    from: 0,
    to: Number.MAX_SAFE_INTEGER,
    filters: [],
    commented: false,
    before: null,
    limit: 100,
    ...change,
  };
}
