import type { StoredSurvey } from '../../server/storage/contract/surveys.ts';
import type { TallyQuestion } from '../../server/storage/contract/tally.ts';
import { noon } from './builders.ts';

const day = 86_400_000;

/** The scores of a survey on the day around noon, as one row; a test names only what it is about. */
export function tallyQuestion(
  survey: Pick<StoredSurvey, 'siteKey' | 'key'>,
  change: Partial<TallyQuestion> = {},
): TallyQuestion {
  const { from, to } = { from: noon - day / 2, to: noon + day / 2, ...change };
  return {
    siteKey: survey.siteKey,
    surveyKeys: [survey.key],
    from,
    to,
    filters: [],
    bounds: [from, to],
    breakdown: [],
    keys: [{ surveyKey: survey.key, countKey: 'score:nps:10' }],
    composites: [],
    limits: { rows: 1_000_000, groups: 1000, milliseconds: 60_000 },
    ...change,
  };
}
