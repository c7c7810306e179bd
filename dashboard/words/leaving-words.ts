import type { QuestionStatsAnswer } from '../../shared/question-stats.ts';
import { formatShare } from './number.ts';
import { say } from './say.ts';
import { timeTaken } from './time-taken.ts';

/** How many finished, and what the numbers below leave open, in some sentences. */
export function finishedSentences({
  completion,
  unanswered,
  erased,
}: Pick<QuestionStatsAnswer, 'completion' | 'unanswered' | 'erased'>): string[] {
  const { n, count: finished, value, ci } = completion;
  const shares = {
    share: formatShare(value ?? 0),
    low: formatShare(ci?.[0] ?? 0),
    high: formatShare(ci?.[1] ?? 1),
  };
  return [
    ci
      ? say(
          '{finished, number} of {n, number} responses in this period are finished: {share}, between {low} and {high} with 95% confidence.',
          { n, finished, ...shares },
        )
      : say(
          '{finished, number} of {n, plural, one {# response} other {# responses}} in this period is finished.',
          {
            n,
            finished,
          },
        ),
    ...(unanswered === 0
      ? []
      : [
          say(
            '{unanswered, plural, one {# of the unfinished has} other {# of the unfinished have}} no answer at all.',
            { unanswered },
          ),
        ]),
    ...(erased === 0
      ? []
      : [
          say(
            '{erased, plural, one {# erased response is} other {# erased responses are}} left out: an erased response does not tell how far it came.',
            { erased },
          ),
        ]),
  ];
}

/** How long answering takes, in a sentence or some. */
export function timesSentences({
  value,
  n,
  ci,
  quartiles,
  excluded,
}: QuestionStatsAnswer['timeToAnswer']): string[] {
  const strange =
    excluded === 0
      ? []
      : [
          say(
            '{excluded, plural, one {# time is} other {# times are}} left out, below zero or above an hour: the visitor’s clock was wrong, or the page was left open.',
            { excluded },
          ),
        ];
  if (value === null || quartiles === null) {
    return [
      say('No response says both when it was shown and when it was sent, so the time is not known.'),
      ...strange,
    ];
  }
  return [medianSentence({ n, median: value, ci, quartiles }), ...strange];
}

interface MedianTime extends Pick<QuestionStatsAnswer['timeToAnswer'], 'n' | 'ci'> {
  /** Seconds, as all of it. */
  median: number;
  quartiles: readonly [number, number];
}

function medianSentence({ n, median, ci, quartiles }: MedianTime): string {
  const [from, to] = [timeTaken(quartiles[0]), timeTaken(quartiles[1])];
  const values = { n, median: timeTaken(median), from, to };
  if (!ci) {
    return say(
      'Half of those who finished took {median} or less, from {n, plural, one {# response} other {# responses}}: too few for an interval.',
      values,
    );
  }
  return say(
    'Half of those who finished took {median} or less: between {low} and {high} with 95% confidence, from {n, number} responses that say when they were shown and sent. The middle half took {from} to {to}.',
    { ...values, low: timeTaken(ci[0]), high: timeTaken(ci[1]) },
  );
}
