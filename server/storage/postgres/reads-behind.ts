import type { ReadsBehind } from '../contract/scopes.ts';
import { earliestOf } from './earliest-of.ts';
import { isBrief } from './is-brief.ts';
import type { CountReader } from './read-counts.ts';
import type { Statements } from './statements.ts';
import type { SurveyTable } from './surveys.ts';

/** What is asked behind a look on its connection, and so of a moment that is no earlier. */
export function readsBehind(db: Statements, surveys: SurveyTable, counts: CountReader): ReadsBehind {
  return {
    surveys: { versions: (site, survey) => surveys.versions(db, site, survey) },
    counts: {
      read(questions) {
        if (!isBrief(questions)) return Promise.reject(new Error('others would wait for that too long'));
        return counts.read(db, questions);
      },
      valueState: (site, survey, dimension, value) => counts.valueState(db, site, survey, dimension, value),
      earliest: (site) => earliestOf(db, site),
    },
  };
}
