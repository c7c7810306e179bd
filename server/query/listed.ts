import type { ListedResponse } from '../../shared/response.ts';
import type { FoundResponse } from '../storage/contract/stored-response.ts';
import type { StoredSurvey } from '../storage/contract/surveys.ts';

/** A response as lists and changes answer it. */
export function listed(response: FoundResponse, surveys: readonly StoredSurvey[]): ListedResponse {
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
    tags: response.tags,
    ...(response.hasVisitor ? { visitor: true as const } : {}),
    ...(response.erased === undefined ? {} : { erased: true as const }),
    ...(response.wordless ? { wordless: true as const } : {}),
  };
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
