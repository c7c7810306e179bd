import type Database from 'better-sqlite3';
import type { Progress, ProgressQuestion } from '../contract/progress.ts';
import { RowLimits } from '../row-limits.ts';
import { RowProgress } from '../row-progress.ts';
import { UncountedAnswers } from '../uncounted-answers.ts';
import type { Dictionary } from './dictionary.ts';
import { rowChunks } from './row-chunks.ts';

/**
 * How far responses came, read one by one from one snapshot.
 *
 * @param clock milliseconds that only rise
 */
export function progressOfRows(
  db: Database.Database,
  dictionary: Dictionary,
  question: ProgressQuestion,
  clock: () => number,
): Progress {
  const { siteKey, surveyKey, from, to } = question;
  const limits = new RowLimits(question.limits, clock);
  const uncounted = new UncountedAnswers(siteKey, question.versions, dictionary, readAnswers);
  const progress = new RowProgress(dictionary, question, uncounted);
  const answered = uncounted.expression;
  const asked = { siteKey, surveyKeys: [surveyKey], bounds: [from, to], ...(answered && { answered }) };
  db.transaction(() => {
    for (const chunk of rowChunks(db, progress.columns, asked)) {
      limits.take(chunk.rows);
      progress.add(chunk);
    }
  })();
  return progress.result();
}

function readAnswers(terms: string, told: string): string {
  const value = `IIF(a.question IN (${told}), (SELECT text FROM words WHERE words = a.words), NULL)`;
  return `(SELECT JSON_GROUP_ARRAY(JSON_ARRAY(a.question, ${value})) FROM answers a
    WHERE a.site = responses.site AND a.response = responses.id AND a.question IN (${terms}))`;
}
