import type { TextStore } from '../contract/texts.ts';
import { chapterOf } from '../text-chapter.ts';
import type { Committer } from './committer.ts';
import { chapterTexts, dueChapters, textCuts } from './due-chapters.ts';
import { lock, tryLock } from './locks.ts';
import { cutChapters, fillChapter, forgetChapters, renewChapters } from './text-chapters.ts';
import { verifyTexts } from './verify-texts.ts';

export function textStore(committer: Committer): TextStore {
  let renewed = false;
  return {
    async index() {
      const isMine = await committer.commit(async (tx) => {
        if (!(await tryLock(tx, 'texts'))) return false;
        if (!renewed) await renewChapters(tx);
        await cutChapters(tx, await textCuts(tx));
        return true;
      });
      // Another process is at it.
      if (!isMine) return 0;
      renewed = true;
      const due = await committer.read(dueChapters);
      let indexed = 0;
      for (const site of new Set(due.map((chapter) => chapter.site))) {
        // Whoever was writing when they were cut has come to an end; whoever writes from now on touches them.
        await committer.commit((tx) => lock(tx, 'site', site));
      }
      for (const chapter of due) {
        const rows = await committer.read((db) => chapterTexts(db, chapter));
        const made = chapterOf(rows);
        if (await committer.commit((tx) => fillChapter(tx, chapter, made))) indexed += rows.length;
      }
      return indexed;
    },
    verify: () => committer.snapshot(verifyTexts),
    forget: () => committer.commit(forgetChapters),
  };
}
