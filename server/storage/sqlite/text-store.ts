import type { TextStore } from '../contract/texts.ts';
import type { Committer } from './committer.ts';
import type { Reader } from './reader.ts';
import type { TextChapters } from './text-chapters.ts';

/**
 * @param reader the thread that reads all of a range: texts are read and taken apart in it, and only what comes of them is
 * written here
 */
export function textStore(chapters: TextChapters, committer: Committer, reader: Reader): TextStore {
  let renewed = false;
  return {
    async index() {
      if (!chapters.changed) return 0;
      chapters.changed = false;
      try {
        if (!renewed) committer.commit(() => chapters.renew());
        renewed = true;
        const cuts = await reader.textCuts();
        if (cuts.length > 0) committer.commit(() => chapters.cut(cuts));
        const made = await reader.madeChapters();
        if (made.length === 0) return 0;
        // There may be more than one turn makes.
        chapters.changed = true;
        return committer.commit(() => chapters.fill(made));
      } catch (error) {
        chapters.changed = true;
        throw error;
      }
    },
    verify: () => reader.verifyTexts(),
    forget: async () => committer.commit(() => chapters.forget()),
  };
}
