import { expect, it } from 'vitest';
import { arrange } from '../../../../dashboard/data/attention.ts';
import { attentionSentence } from '../../../../dashboard/words/attention-sentence.ts';
import { standing, unanswered } from '../../../support/dashboard-standing.ts';

it.each([
  [[unanswered(0), standing(), standing()], '1 of 3 live surveys'],
  [[unanswered(0)], '1 of 1 live survey'],
  [
    [standing()],
    'Nothing needs attention now: no score has clearly fallen, and every live survey is seen or answered.',
  ],
  [[standing({ survey: { status: 'paused' } })], 'No survey is live: nobody is asked now.'],
])('says how much there is to do (%#)', (standings, sentence) => {
  expect(attentionSentence(arrange(standings))).toBe(sentence);
});
