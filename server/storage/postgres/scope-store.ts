import type { KnownCountKey } from '../contract/counts.ts';
import type { ScopeStore, StoredScope } from '../contract/scopes.ts';
import { type SiteRow, storedSite } from '../site-row.ts';
import { type SurveyRow, storedSurvey } from '../survey-row.ts';
import type { Committer } from './committer.ts';
import { type RevisionRow, revisionColumns, revisionOf } from './revisions.ts';
import { SharedLooks } from './shared-looks.ts';
import { siteColumns } from './sites.ts';
import { surveyColumns } from './surveys.ts';

interface ScopeRow extends SiteRow, RevisionRow {
  surveys: SurveyRow[] | null;
  keys: KnownCountKey[] | null;
}

/** One statement: every question about numbers begins with it. */
const sql = `SELECT found.*, ${revisionColumns('found.site')},
    (SELECT json_agg(v ORDER BY v.survey) FROM (
       ${surveyColumns} WHERE s.site = found.site AND ($2::text IS NULL OR s.slug = $2)) AS v) AS surveys,
    (SELECT json_agg(json_build_object('surveyKey', k.survey, 'countKey', k.name) ORDER BY k.key)
       FROM count_keys k WHERE k.site = found.site) AS keys
  FROM (${siteColumns} WHERE s.id = $1) AS found`;

export function scopeStore(committer: Committer): ScopeStore {
  const looks = new SharedLooks<StoredScope | null>();
  return {
    // Dashboards of one site ask together: when something was answered, and when somebody opens one.
    of: (siteId, survey) =>
      looks.of(`${siteId} ${survey ?? ''}`, async () => {
        const row = await committer.read((db) => db.one<ScopeRow>(sql, [siteId, survey ?? null]));
        return row ? scopeOf(row) : null;
      }),
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
