import type { ExportQuery } from '../../client/index.ts';
import type { ExportFormat } from '../../shared/export.ts';
import type { Period } from '../../shared/period.ts';
import type { ResponseClass } from '../../shared/response.ts';

/** An export as it is being described. */
export interface ExportDraft {
  format: ExportFormat;
  /** The slug of a survey; empty: all. */
  survey: string;
  period: Period;
  class: ResponseClass | 'any';
  /** Whether only those with a comment are meant. */
  commented: boolean;
}

export const emptyExport: ExportDraft = {
  format: 'csv',
  survey: '',
  period: 'all',
  class: 'counted',
  commented: false,
};

/** What is asked of the server. */
export function exportQuery(site: string, draft: ExportDraft): ExportQuery {
  return {
    site,
    format: draft.format,
    period: draft.period,
    ...(draft.survey === '' ? {} : { survey: draft.survey }),
    ...(draft.class === 'any' ? {} : { class: draft.class }),
    ...(draft.commented ? { commented: true } : {}),
  };
}
