import type { Survey } from '../shared/survey.ts';
import type { Page } from './page.ts';
import type { Send } from './send.ts';

export interface SurveyListQuery {
  /** The id of the site. */
  site: string;
  limit?: number;
  cursor?: string;
}

/** `/v1/surveys` */
export function surveyCalls(send: Send) {
  return {
    list: (query: SurveyListQuery, signal?: AbortSignal) =>
      send<Page<Survey>>('GET', '/v1/surveys', { query: { ...query }, signal }),
  };
}
