import type { Storage } from '../storage.ts';
import type { Committer } from './committer.ts';
import type { Reader } from './reader.ts';
import type { ResponseChanger } from './response-changes.ts';
import type { ResponseWriter } from './responses.ts';

/**
 * @param lister the thread that lists
 * @param tallier the thread that reads all of a range
 */
export function responseStore(
  writer: ResponseWriter,
  changer: ResponseChanger,
  committer: Committer,
  lister: Reader,
  tallier: Reader,
): Storage['responses'] {
  return {
    write: async (batch) => committer.commit(() => writer.write(batch)),
    reclassify: async (site, ids, standing, by) =>
      committer.commit(() => changer.reclassify(site, ids, standing, by)),
    tag: async (site, ids, change, by) => committer.commit(() => changer.tag(site, ids, change, by)),
    tags: async (site) => committer.guard(() => changer.tags(site)),
    amend: async (site, id, amendment, at) => committer.commit(() => writer.amend(site, id, amendment, at)),
    remove: async (site, ids, by) => {
      const count = committer.commit(() => changer.remove(site, ids, by));
      if (count > 0) committer.purge();
      return count;
    },
    erase: async (site, ids, by) => {
      const left = committer.commit(() => changer.erase(site, ids, by));
      if (left.length > 0) committer.purge();
      return left;
    },
    refuse: async (site, ids) => committer.commit(() => changer.refuse(site, ids)),
    find: async (site, id) => committer.guard(() => writer.find(site, id)),
    list: (filter) => lister.listResponses(filter),
    count: (filter) => lister.countResponses(filter),
    tally: (question) => tallier.tally(question),
    progress: (question) => tallier.progress(question),
  };
}
