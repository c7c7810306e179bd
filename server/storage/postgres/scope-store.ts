import type { KnownCountKey } from '../contract/counts.ts';
import type { ScopeStore, StoredScope } from '../contract/scopes.ts';
import { type SiteRow, storedSite } from '../site-row.ts';
import { type SurveyRow, storedSurvey } from '../survey-row.ts';
import type { Committer } from './committer.ts';
import { type RevisionRow, revisionColumns, revisionOf } from './revisions.ts';
import { SharedLooks } from './shared-looks.ts';
import type { SiteKeys } from './site-keys.ts';
import { siteColumns } from './sites.ts';
import type { Statements } from './statements.ts';
import { surveyColumns } from './surveys.ts';

interface ScopeRow extends SiteRow, RevisionRow {
  surveys: SurveyRow[] | null;
  keys: KnownCountKey[] | null;
}

/** One statement: every question about numbers begins with it. */
const sql = `SELECT found.*, ${revisionColumns},
    (SELECT json_agg(v ORDER BY v.survey) FROM (
       ${surveyColumns} WHERE s.site = $1 AND ($2::text IS NULL OR s.slug = $2)) AS v) AS surveys,
    (SELECT json_agg(json_build_object('surveyKey', k.survey, 'countKey', k.name) ORDER BY k.key)
       FROM count_keys k WHERE k.site = $1) AS keys
  FROM (${siteColumns} WHERE s.site = $1) AS found`;

export function scopeStore(committer: Committer, siteKeys: SiteKeys): ScopeStore {
  const looks = new SharedLooks<StoredScope | null>();
  const look = async (db: Statements, id: string, survey?: string) => {
    const key = await siteKeys.of(db, id);
    const row = key === null ? undefined : await db.one<ScopeRow>(sql, [key, survey ?? null]);
    return row ? scopeOf(row) : null;
  };
  return {
    // Dashboards of one site ask together: when something was answered, and when somebody opens one.
    of: (id, survey) => looks.of(`${id} ${survey ?? ''}`, () => committer.read((db) => look(db, id, survey))),
  };
}

function scopeOf(row: ScopeRow): StoredScope {
  return {
    site: storedSite(row),
    revision: revisionOf(row),
    surveys: (row.surveys ?? []).map(storedSurvey),
    countKeys: row.keys ?? [],
  };
}
