import type { FieldChanges } from '../../shared/audit.ts';
import type { StoredSurvey } from './contract/surveys.ts';
import { fieldChanges } from './field-changes.ts';

/** A row of the table, as every engine gives it. */
export interface SurveyRow {
  site: number;
  site_id: string;
  survey: number;
  id: string;
  slug: string;
  name: string;
  status: StoredSurvey['status'];
  version: number;
  questions: string;
  display: string;
  show: string;
  created_at: number;
  updated_at: number;
}

const audited = ['slug', 'name', 'status', 'version', 'questions', 'display', 'show'] as const;

export function storedSurvey(row: SurveyRow): StoredSurvey {
  return {
    siteKey: row.site,
    site: row.site_id,
    key: row.survey,
    id: row.id,
    slug: row.slug,
    name: row.name,
    status: row.status,
    version: row.version,
    questions: JSON.parse(row.questions),
    display: JSON.parse(row.display),
    show: JSON.parse(row.show),
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}

/** What the audit keeps of a change of a survey; `old` null: there was none. */
export function surveyChanges(old: StoredSurvey | null, next: StoredSurvey): FieldChanges {
  return fieldChanges(audited, old, next);
}
