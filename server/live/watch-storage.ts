import type { ChangeKind } from '../../shared/live.ts';
import type { Storage } from '../storage/storage.ts';
import type { Changes } from './changes.ts';

/** The same storage, with every change that is on disk recorded before its caller hears of it. */
export function watchStorage(storage: Storage, changes: Changes): Storage {
  return {
    engine: storage.engine,
    secret: storage.secret,
    created: storage.created,
    access: storage.access,
    keys: storage.keys,
    members: storage.members,
    audit: storage.audit,
    jobs: storage.jobs,
    exports: storage.exports,
    imports: watchImports(storage.imports, changes),
    exportSchedules: storage.exportSchedules,
    webhooks: storage.webhooks,
    themes: storage.themes,
    texts: storage.texts,
    retention: watchRetention(storage.retention, changes),
    leases: storage.leases,
    peers: storage.peers,
    scopes: storage.scopes,
    sites: watchSites(storage.sites, changes),
    surveys: watchSurveys(storage.surveys, changes),
    responses: watchResponses(storage.responses, changes),
    counts: watchCounts(storage.counts, changes),
    alone: (work) => storage.alone(work),
    ping: () => storage.ping(),
    findFault: () => storage.findFault(),
    condition: () => storage.condition(),
    close: () => storage.close(),
  };
}

function watchSites(sites: Storage['sites'], changes: Changes): Storage['sites'] {
  return {
    ...sites,
    async create(site, by) {
      const created = await sites.create(site, by);
      changes.record({ site: created.key, surveys: 'all', what: 'site' });
      return created;
    },
    async change(id, change, by, seen) {
      const changed = await sites.change(id, change, by, seen);
      if (!('refused' in changed)) changes.record({ site: changed.key, surveys: 'all', what: 'site' });
      return changed;
    },
  };
}

function watchSurveys(surveys: Storage['surveys'], changes: Changes): Storage['surveys'] {
  return {
    ...surveys,
    async create(survey, site, by) {
      const created = await surveys.create(survey, site, by);
      if (!('refused' in created)) changes.record({ site, surveys: new Set([created.key]), what: 'survey' });
      return created;
    },
    async change(site, slug, change, by, known) {
      const changed = await surveys.change(site, slug, change, by, known);
      if (!('refused' in changed)) changes.record({ site, surveys: new Set([changed.key]), what: 'survey' });
      return changed;
    },
  };
}

function watchResponses(responses: Storage['responses'], changes: Changes): Storage['responses'] {
  return {
    ...responses,
    async write(batch) {
      const outcomes = await responses.write(batch);
      const changed = (i: number) => outcomes[i] === 'stored' || outcomes[i] === 'duplicate';
      recordRows(batch, 'responses', changes, changed);
      return outcomes;
    },
    async amend(site, id, amendment, at) {
      const outcome = await responses.amend(site, id, amendment, at);
      if (outcome === 'stored') changes.record({ site, surveys: 'all', what: 'responses' });
      return outcome;
    },
    async erase(site, ids, by) {
      const left = await responses.erase(site, ids, by);
      if (left.length > 0) changes.record({ site, surveys: 'all', what: 'responses' });
      return left;
    },
    async reclassify(site, ids, standing, by) {
      const count = await responses.reclassify(site, ids, standing, by);
      if (count > 0) changes.record({ site, surveys: 'all', what: 'responses' });
      return count;
    },
    async tag(site, ids, change, by) {
      const count = await responses.tag(site, ids, change, by);
      if (count > 0) changes.record({ site, surveys: 'all', what: 'responses' });
      return count;
    },
    async remove(site, ids, by) {
      const count = await responses.remove(site, ids, by);
      if (count > 0) changes.record({ site, surveys: 'all', what: 'responses' });
      return count;
    },
  };
}

function watchRetention(retention: Storage['retention'], changes: Changes): Storage['retention'] {
  const told = (site: number, count: number) => {
    if (count > 0) changes.record({ site, surveys: 'all', what: 'responses' });
    return count;
  };
  return {
    ...retention,
    anonymise: async (site, ids, run) => told(site, await retention.anonymise(site, ids, run)),
    removeWords: async (site, ids, texts, run) =>
      told(site, await retention.removeWords(site, ids, texts, run)),
  };
}

function watchImports(imports: Storage['imports'], changes: Changes): Storage['imports'] {
  return {
    ...imports,
    async store(id, siteKey, batch, progress, at) {
      const counts = await imports.store(id, siteKey, batch, progress, at);
      const surveys = new Set(batch.map(({ response }) => response.surveyKey));
      if (counts.stored > progress.counts.stored)
        changes.record({ site: siteKey, surveys, what: 'responses' });
      return counts;
    },
    async undo(id, siteKey, most, by) {
      const done = await imports.undo(id, siteKey, most, by);
      if (done > 0) changes.record({ site: siteKey, surveys: 'all', what: 'responses' });
      return done;
    },
  };
}

function watchCounts(counts: Storage['counts'], changes: Changes): Storage['counts'] {
  return {
    ...counts,
    async add(additions) {
      await counts.add(additions);
      recordRows(additions, 'funnel', changes, () => true);
    },
    async recountDays(siteKey, most) {
      const moved = await counts.recountDays(siteKey, most);
      changes.record({ site: siteKey, surveys: 'all', what: 'site' });
      return moved;
    },
  };
}

/** One change a site, however many rows: this stands in the way of every commit. */
function recordRows(
  rows: readonly { siteKey: number; surveyKey: number }[],
  what: ChangeKind,
  changes: Changes,
  changed: (index: number) => boolean,
): void {
  const sites = new Map<number, Set<number>>();
  for (let i = 0; i < rows.length; i++) {
    if (!changed(i)) continue;
    const { siteKey, surveyKey } = rows[i]!;
    const surveys = sites.get(siteKey);
    if (surveys) surveys.add(surveyKey);
    else sites.set(siteKey, new Set([surveyKey]));
  }
  for (const [site, surveys] of sites) changes.record({ site, surveys, what });
}
