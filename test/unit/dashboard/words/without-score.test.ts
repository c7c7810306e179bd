import { expect, it } from 'vitest';
import { withoutScore } from '../../../../dashboard/words/without-score.ts';
import { standing, unanswered } from '../../../support/dashboard-standing.ts';

const span = { period: '28d' } as const;

it.each([
  [
    'nobody sees on a site without the widget',
    unanswered(0),
    false,
    'Nobody saw it in the last 28 days: paste the line below into the pages where it is to ask',
  ],
  [
    'nobody sees where others are seen',
    unanswered(0),
    true,
    'Nobody saw it in the last 28 days: the widget is on your pages, so look at where and when this survey shows itself',
  ],
  [
    'waits to be opened',
    unanswered(0, { survey: { show: { on: {} } as never } }),
    false,
    "Nobody saw it in the last 28 days: it shows only where a page opens it, with earshot('open',\u00a0'checkout')",
  ],
  [
    'is seen and not answered',
    unanswered(1),
    true,
    '1 view, no answers in the last 28 days: if that goes on, ask at a calmer moment, or with a shorter first question',
  ],
  [
    'has fallen silent',
    unanswered(1240, { before: 90 }),
    true,
    'No answers in the last 28 days: after 90 in the period before, despite 1,240 views',
  ],
  [
    'has vanished',
    unanswered(0, { before: 90 }),
    true,
    'No answers in the last 28 days: after 90 in the period before, and nobody saw it. Is the widget still on the page?',
  ],
  [
    'is a draft',
    unanswered(0, { survey: { status: 'draft' } }),
    true,
    'No answers in the last 28 days: it asks nobody until its status is live',
  ],
  [
    'asks for words alone',
    standing({ question: undefined, value: undefined }),
    true,
    '100 answers: it asks for words alone, so it has no score',
  ],
  [
    'was answered without a rating',
    standing({ answers: 1, value: { value: null, n: 0, ci: null } }),
    true,
    '1 answer: but none of them with a rating',
  ],
])('says what to know of a survey that %s', (_, given, isSiteSeen, words) => {
  const { lead, rest } = withoutScore(given, span, isSiteSeen);
  expect(`${lead}: ${rest}`).toBe(words);
});
