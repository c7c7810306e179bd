import type {
  Survey,
  SurveyChangeInput,
  SurveyInput,
  SurveyPreviewInput,
  SurveyVersion,
} from '../shared/survey.ts';
import type { WidgetConfig } from '../shared/widget-config.ts';
import { ifMatch } from './if-match.ts';
import type { Page } from './page.ts';
import type { Send } from './send.ts';

export interface SurveyListQuery {
  /** The id of the site. */
  site: string;
  limit?: number;
  cursor?: string;
}

/** A survey as it was saved, with what whoever saved it should know. */
export type SavedSurvey = Survey & { warnings?: string[] };

/** `/v1/surveys`; `site` is always the id of the site that the survey belongs to. */
export function surveyCalls(send: Send) {
  const change = (site: string, slug: string, fields: SurveyChangeInput, known?: string) =>
    send<SavedSurvey>('PATCH', addressOf(slug), { query: { site }, body: fields, ...ifMatch(known) });
  return {
    list: (query: SurveyListQuery, signal?: AbortSignal) =>
      send<Page<Survey>>('GET', '/v1/surveys', { query: { ...query }, signal }),
    get: (site: string, slug: string, signal?: AbortSignal) =>
      send<Survey>('GET', addressOf(slug), { query: { site }, signal }),
    /** A draft until its status says `live`. */
    create: (survey: SurveyInput) => send<SavedSurvey>('POST', '/v1/surveys', { body: survey }),
    /**
     * Changes what it names and leaves the rest. Only other `questions` make a new version. With `known`, the `updatedAt` of
     * the survey that the change was made from, it rejects with `edit_conflict` where that is not the latest any more.
     */
    change,
    /** What the widget would be given of a survey that need not be saved; rejects where it could not be. */
    preview: (survey: SurveyPreviewInput, signal?: AbortSignal) =>
      send<WidgetConfig>('POST', '/v1/surveys/preview', { body: survey, signal }),
    /** Takes it out of use for good; its answers and numbers stay. */
    archive: (site: string, slug: string) => change(site, slug, { status: 'archived' }),
    /** The questions that it has had, each version with its beginning. */
    async versions(site: string, slug: string, signal?: AbortSignal): Promise<SurveyVersion[]> {
      const address = `${addressOf(slug)}/versions`;
      return (await send<Page<SurveyVersion>>('GET', address, { query: { site }, signal })).items;
    },
  };
}

function addressOf(slug: string): string {
  return `/v1/surveys/${encodeURIComponent(slug)}`;
}
