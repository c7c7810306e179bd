import type { StatsAnswer } from '../../shared/stats-answer.ts';
import type { Standing } from '../data/standing.ts';
import { comparisonNote } from './comparison-note.ts';
import { coverageSentence } from './coverage-lines.ts';
import { say } from './say.ts';

/** How the numbers of a report came about, and what they cannot say. */
export function methodSentences(
  standings: readonly Standing[],
  { query, meta }: Pick<StatsAnswer, 'query' | 'meta'>,
): string[] {
  const ended = Date.parse(query.to) <= Date.parse(meta.generatedAt);
  return [
    say('Of all responses of the period: {coverage}. Only what was counted is in the numbers.', {
      coverage: coverageSentence(meta.coverage),
    }),
    comparisonNote(standings) ?? '',
    say(
      'Who answers has chosen to: the intervals tell how far chance goes among people like those who answered, not how others think. The fewer of those who see a survey answer it, the more that matters.',
    ),
    say(
      'That a number has changed does not say why. For that, change one thing for some of the visitors and compare.',
    ),
    ended ? '' : say('The period had not ended when this was made, so its last numbers will still change.'),
    ...meta.warnings,
  ].filter(Boolean);
}
