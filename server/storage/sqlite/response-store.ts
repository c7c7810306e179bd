import type { Storage } from '../storage.ts';
import type { Committer } from './committer.ts';
import type { Reader } from './reader.ts';
import type { ResponseWriter } from './responses.ts';

/**
 * @param lister the thread that lists
 * @param tallier the thread that reads all of a range
 */
export function responseStore(
  writer: ResponseWriter,
  committer: Committer,
  lister: Reader,
  tallier: Reader,
): Storage['responses'] {
  return {
    write: async (batch) => committer.commit(() => writer.write(batch)),
    reclassify: async (site, ids, standing, by) =>
      committer.commit(() => writer.reclassify(site, ids, standing, by)),
    amend: async (site, id, amendment) => committer.commit(() => writer.amend(site, id, amendment)),
    remove: async (site, ids, by) => {
      const count = committer.commit(() => writer.remove(site, ids, by));
      if (count > 0) committer.purge();
      return count;
    },
    erase: async (site, ids, by) => {
      const left = committer.commit(() => writer.erase(site, ids, by));
      if (left.length > 0) committer.purge();
      return left;
    },
    find: async (site, id) => committer.guard(() => writer.find(site, id)),
    list: (filter) => lister.listResponses(filter),
    tally: (question) => tallier.tally(question),
  };
}
