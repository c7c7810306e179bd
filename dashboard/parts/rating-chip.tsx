import type { AnswerValue } from '../../shared/response.ts';
import { stepLabel } from '../data/distribution-bars.ts';
import type { HeadlineQuestion } from '../data/headline-question.ts';
import { tone } from '../data/tone.ts';
import { say } from '../words/say.ts';
import { sayParts } from '../words/say-parts.ts';
import { hidden } from './hidden.tsx';

interface RatingChipProps {
  question: HeadlineQuestion | undefined;
  value: AnswerValue | undefined;
}

/** A rating in the colour of what it means; a dash where there is none. */
export function RatingChip({ question, value }: RatingChipProps) {
  if (!question || typeof value !== 'number') {
    return (
      <span class="chip plain">
        <span aria-hidden="true">–</span>
        {hidden(say('Not rated'))}
      </span>
    );
  }
  return (
    <span class={`chip ${tone(question.type, question.max, value)}`}>
      {sayParts('<hidden>Rating </hidden>{rating}', { rating: stepLabel(question, value), hidden })}
    </span>
  );
}
