import type { Question } from '../../server/query/question.ts';
import type { StoredResponse } from '../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../server/storage/contract/surveys.ts';
import { passes } from './storage-recount-choice.ts';
import type { Recount } from './storage-recount-metric.ts';
import type { Range, Step } from './storage-recount-range.ts';
import type { World } from './storage-world.ts';

/** A question with all that it stands for. */
export interface Asked {
  question: Question;
  world: World;
  surveys: StoredSurvey[];
  recounts: Recount[];
  sources: ('counts' | 'rows')[];
  now: Stretch;
  before: Stretch | null;
}

export interface Stretch {
  range: Range;
  /** One step where no series is asked for. */
  steps: (Range & Partial<Step>)[];
}

/** All that was received in a range and passes the filters, counted or not. */
export function chosenIn({ from, to }: Range, { question, surveys, world }: Asked): StoredResponse[] {
  return world.model.responses().filter((response) => {
    const { receivedAt, surveyKey } = response;
    if (receivedAt < from || receivedAt >= to || !surveys.some(({ key }) => key === surveyKey)) return false;
    return passes(response, question.filters, world);
  });
}
