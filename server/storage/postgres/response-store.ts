import type { ResponseStore } from '../contract/responses.ts';
import type { Committer } from './committer.ts';
import type { Dictionary } from './dictionary.ts';
import { countRows, listRows } from './list-rows.ts';
import { progressOfRows } from './progress-rows.ts';
import type { ResponseReader } from './read-responses.ts';
import type { ResponseChanger } from './response-changes.ts';
import { refuseIds } from './response-ids.ts';
import { knownTags } from './response-tags.ts';
import type { ResponseWriter } from './responses.ts';
import { tallyRows } from './tally-rows.ts';

const clock = () => performance.now();

export function responseStore(
  writer: ResponseWriter,
  changer: ResponseChanger,
  committer: Committer,
  reader: ResponseReader,
  dictionary: Dictionary,
): ResponseStore {
  return {
    write: (batch) => writer.write(batch),
    reclassify: (site, ids, standing, by) => changer.reclassify(site, ids, standing, by),
    tag: (site, ids, change, by) => changer.tag(site, ids, change, by),
    tags: (site) => committer.read((db) => knownTags(db, site)),
    amend: (site, id, amendment, at) => writer.amend(site, id, amendment, at),
    remove: (site, ids, by) => changer.remove(site, ids, by),
    erase: (site, ids, by) => changer.erase(site, ids, by),
    refuse: (site, ids) => committer.commit((tx) => refuseIds(tx, site, ids)),
    find: (site, id) => committer.snapshot(async (db) => (await reader.found(db, site, [id]))[0] ?? null),
    list: (filter) => committer.snapshot((db) => listRows(db, dictionary, reader, filter)),
    count: (filter) => committer.snapshot((db) => countRows(db, dictionary, filter)),
    tally: (question) => committer.snapshot((db) => tallyRows(db, dictionary, question, clock)),
    progress: (question) => committer.snapshot((db) => progressOfRows(db, dictionary, question, clock)),
  };
}
