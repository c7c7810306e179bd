import type { ResponseFilter } from '../../server/storage/contract/selection.ts';
import type { StoredSurvey } from '../../server/storage/contract/surveys.ts';

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
