/** The thread that reads: a connection of its own, read-only, so that no question holds up a writer or the loop. */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { TooCostly } from '../contract/tally.ts';
import { Dictionary } from './dictionary.ts';
import { madeChapters, textCuts } from './due-chapters.ts';
import { countDue, dueRows } from './due-rows.ts';
import { leftOver } from './left-over.ts';
import { countRows, listRows } from './list-rows.ts';
import { progressOfRows } from './progress-rows.ts';
import { CountReader } from './read-counts.ts';
import { ResponseReader } from './read-responses.ts';
import type { FlatCountRow, ReaderAnswer, ReaderCall, ReaderData } from './reader.ts';
import { tallyRows } from './tally-rows.ts';
import { verifyTexts } from './verify-texts.ts';
import { yieldToOthers } from './yield-to-others.ts';

const { file, niceness } = workerData as ReaderData;
yieldToOthers(niceness);
const db = new Database(file, { readonly: true });
db.pragma('query_only = 1');
// What it holds is dropped with each snapshot, and a scan reads each page once.
db.pragma('cache_size = -2048');
const dictionary = new Dictionary(db);
const counts = new CountReader(db, dictionary, null);
const responses = new ResponseReader(db, dictionary);

parentPort!.on('message', (message: string) => {
  const { id, call } = JSON.parse(message) as { id: number; call: ReaderCall };
  let answer: ReaderAnswer;
  try {
    answer = { id, result: answerTo(call) };
  } catch (error) {
    answer = {
      id,
      error: error instanceof Error ? error.message : String(error),
      ...(error instanceof TooCostly ? { tooCostly: true } : {}),
    };
  }
  parentPort!.postMessage(JSON.stringify(answer));
});

function answerTo(call: ReaderCall): unknown {
  switch (call.method) {
    case 'readCounts':
      return counts
        .read(call.questions)
        .map((rows) => rows.map(({ out, value, counts }): FlatCountRow => [out, value, ...counts]));
    case 'valueState':
      return counts.valueState(call.siteKey, call.surveyKey, call.dimension, call.value);
    case 'listResponses':
      return listRows(db, dictionary, responses, call.filter);
    case 'countResponses':
      return countRows(db, dictionary, call.filter);
    case 'tally':
      return tallyRows(db, dictionary, call.question, () => performance.now());
    case 'progress':
      return progressOfRows(db, dictionary, call.question, () => performance.now());
    case 'dueResponses':
      return dueRows(db, call.question);
    case 'countDue':
      return countDue(db, call.question);
    case 'leftOver':
      return leftOver(db, call.site, call.terms);
    case 'textCuts':
      return textCuts(db);
    case 'madeChapters':
      return madeChapters(db);
    case 'verifyTexts':
      return verifyTexts(db);
    case 'forgetTexts':
      dictionary.forget();
      return null;
  }
}
