import type { SurveyStore } from '../contract/surveys.ts';
import type { Committer } from './committer.ts';
import type { SurveyTable } from './surveys.ts';

export function surveyStore(committer: Committer, table: SurveyTable): SurveyStore {
  return {
    create: (fields, site, by) => committer.commit((tx) => table.create(tx, fields, site, by)),
    find: (site, slug) => committer.read((db) => table.find(db, site, slug)),
    list: (site) => committer.read((db) => table.list(db, site)),
    change: (site, slug, fields, by, known) =>
      committer.commit((tx) => table.change(tx, site, slug, fields, by, known)),
    versions: (site, survey) => committer.read((db) => table.versions(db, site, survey)),
  };
}
