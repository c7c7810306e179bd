import type { Edited } from '../data/build/edited.ts';
import { say } from './say.ts';

/** What saving is going to do; only other questions make a new version. */
export function saveNote(changed: Partial<Edited>, version: number): string {
  if (Object.keys(changed).length === 0) return say('All is saved. This is version {version}.', { version });
  if (changed.questions) {
    return say(
      'The questions differ, so saving makes version {next}. Answers so far stay with the version that they were given to.',
      { next: version + 1 },
    );
  }
  return say('Saving keeps version {version}: the questions are the same.', { version });
}
