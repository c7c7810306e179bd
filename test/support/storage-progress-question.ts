import type { ProgressQuestion } from '../../server/storage/contract/progress.ts';
import type { StoredSurvey } from '../../server/storage/contract/surveys.ts';
import { noon } from './builders.ts';

const day = 86_400_000;

/** All of a survey's first version on the day around noon; a test names only what it is about. */
export function progressQuestion(
  { siteKey, key, questions }: Pick<StoredSurvey, 'siteKey' | 'key' | 'questions'>,
  change: Partial<ProgressQuestion> = {},
): ProgressQuestion {
  return {
    siteKey,
    surveyKey: key,
    from: noon - day / 2,
    to: noon + day / 2,
    filters: [],
    versions: [{ version: 1, questions }],
    limits: { rows: 1_000_000, milliseconds: 60_000 },
    ...change,
  };
}
