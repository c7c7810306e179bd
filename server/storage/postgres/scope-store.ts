import { LRUCache } from 'lru-cache';
import type { KnownCountKey } from '../contract/counts.ts';
import type { Foresee, ReadsBehind, ScopeStore, StoredScope } from '../contract/scopes.ts';
import { StorageUnavailable } from '../contract/storage-errors.ts';
import { type SiteRow, storedSite } from '../site-row.ts';
import { type SurveyRow, storedSurvey } from '../survey-row.ts';
import type { BriefReads } from './brief-reads.ts';
import { type RevisionRow, revisionColumns, revisionOf } from './revisions.ts';
import { SharedLooks } from './shared-looks.ts';
import type { SiteKeys } from './site-keys.ts';
import { siteColumns } from './sites.ts';
import type { Statements } from './statements.ts';
import { surveyColumns } from './surveys.ts';
import { systemFailure } from './system-failure.ts';

interface ScopeRow extends RevisionRow {
  stamp: string;
  /** Null: it is what has the stamp that was asked with. */
  about: { site: SiteRow; surveys: SurveyRow[] | null; keys: KnownCountKey[] | null } | null;
}

/** Scopes that are remembered. */
const remembered = 200;

/**
 * One statement: every question about numbers begins with it. The stamp is another after every change of a site or a
 * survey, none of which leaves `updated_at` as it was, and with every new key: keys are numbered as they come, and none
 * is ever removed. What has the stamp that the asker knows is not told again.
 */
const sql = `SELECT now.*, CASE WHEN now.stamp IS DISTINCT FROM $3::text THEN json_build_object(
    'site', (SELECT row_to_json(found) FROM (${siteColumns} WHERE s.site = $1) AS found),
    'surveys', (SELECT json_agg(v ORDER BY v.survey) FROM (
       ${surveyColumns} WHERE s.site = $1 AND ($2::text IS NULL OR s.slug = $2)) AS v),
    'keys', (SELECT json_agg(json_build_object('surveyKey', k.survey, 'countKey', k.name) ORDER BY k.key)
       FROM count_keys k WHERE k.site = $1)) END AS about
  FROM (SELECT ${revisionColumns},
      concat_ws(' ', t.updated_at, EXISTS (SELECT 1 FROM recounts r WHERE r.site = $1),
        (SELECT MAX(k.key) FROM count_keys k WHERE k.site = $1), '|',
        (SELECT string_agg(concat_ws(' ', s.survey, s.updated_at), ' ' ORDER BY s.survey) FROM surveys s
           WHERE s.site = $1 AND ($2::text IS NULL OR s.slug = $2))) AS stamp
    FROM sites t WHERE t.site = $1 OFFSET 0) AS now`;

/** What was found once, and the stamp that it had. */
interface Found {
  stamp: string;
  scope: StoredScope;
}

/** @param behind what can be read on the connection of a look */
export function scopeStore(
  brief: BriefReads,
  siteKeys: SiteKeys,
  behind: (db: Statements) => ReadsBehind,
): ScopeStore {
  const looks = new SharedLooks<StoredScope | null>();
  const lastFound = new LRUCache<string, Found>({ max: remembered });
  const look = async (db: Statements, name: string, id: string, survey?: string) => {
    const key = siteKeys.known(id) ?? (await siteKeys.of(db, id));
    if (key === null) return null;
    const last = lastFound.get(name);
    const row = await db.one<ScopeRow>(sql, [key, survey ?? null, last?.stamp ?? null]);
    if (!row) return null;
    const revision = revisionOf(row);
    const scope = row.about ? scopeOf(row.about, revision) : { ...last!.scope, revision };
    lastFound.set(name, { stamp: row.stamp, scope });
    return scope;
  };
  return {
    isFar: true,
    of(id, survey, foresee) {
      const name = `${id} ${survey ?? ''}`;
      // Dashboards of one site ask together: when something was answered, and when somebody opens one.
      return looks.of(
        name,
        () =>
          new Promise((resolve, reject) => {
            const both = async (db: Statements) => {
              // Else the look is not what is sent first.
              const supposed = siteKeys.known(id) === undefined ? undefined : lastFound.get(name)?.scope;
              const looked = look(db, name, id, survey);
              looked.then(resolve, reject);
              // It keeps the connection, and nobody waiting.
              if (foresee && supposed) await foreseen(foresee, supposed, behind(db));
              await looked;
            };
            brief.read(both).catch(reject);
          }),
      );
    },
  };
}

/** What fails of it is for its caller to see, but for the connection. */
async function foreseen(foresee: Foresee, supposed: StoredScope, behind: ReadsBehind): Promise<void> {
  try {
    await foresee(supposed, behind);
  } catch (error) {
    const failure = systemFailure(error);
    if (failure instanceof StorageUnavailable) throw failure;
  }
}

function scopeOf({ site, surveys, keys }: NonNullable<ScopeRow['about']>, revision: string): StoredScope {
  return {
    site: storedSite(site),
    revision,
    surveys: (surveys ?? []).map(storedSurvey),
    countKeys: keys ?? [],
  };
}
