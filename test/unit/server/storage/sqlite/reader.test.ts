import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { expect, test } from 'vitest';
import { Reader } from '../../../../../server/storage/sqlite/reader.ts';
import { openedStorage } from '../../../../support/storage-opened.ts';

const opened = openedStorage();
/** Only Linux has a priority for each thread, and one that is the lowest already cannot go lower. */
const canYield = process.platform === 'linux' && getPriority() < 17;

test.runIf(canYield)('a thread that lets the others go first does so alone', async () => {
  const before = yielding();
  const reader = new Reader(`${opened.database.folder}/earshot.db`, 3);
  await reader.valueState(1, 1, 'page', '/');
  expect(yielding() - before).toBe(1);
  expect(getPriority()).toBe(own);
  await reader.close();
});

const own = getPriority();

/** How many threads of this process have a lower priority than it began with. */
function yielding(): number {
  return readdirSync('/proc/self/task').filter((thread) => niceness(thread) > own).length;
}

/** The 19th field of its state; the second is a name in brackets, in which anything may stand (proc(5)). */
function niceness(thread: string): number {
  const state = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
  return Number(state.slice(state.lastIndexOf(')') + 2).split(' ')[16]);
}
