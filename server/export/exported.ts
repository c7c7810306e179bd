import type { ExportedResponse } from '../../shared/export.ts';
import { listed } from '../query/listed.ts';
import type { FoundResponse } from '../storage/contract/stored-response.ts';
import type { StoredSurvey } from '../storage/contract/surveys.ts';

/** A response as it is exported: as it is listed, with what is kept beside its answers. */
export function exported(response: FoundResponse, surveys: readonly StoredSurvey[]): ExportedResponse {
  return {
    ...listed(response, surveys),
    ...response.extra,
    ...(response.duplicates > 0 ? { duplicates: response.duplicates } : {}),
    ...(response.repeated ? { repeated: true } : {}),
  };
}
