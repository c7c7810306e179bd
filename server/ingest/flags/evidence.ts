import type { Question } from '../../../shared/question.ts';
import type { ResponseBody } from '../../../shared/response.ts';
import type { StoredAnswer } from '../../storage/contract/stored-response.ts';

/** What a response is judged by: what was sent, and what is known of its sender. */
export interface Evidence {
  body: Pick<ResponseBody, 'trap' | 'shownAt' | 'submittedAt'>;
  questions: readonly Question[];
  answers: readonly StoredAnswer[];
  /** The user agent names itself a crawler. */
  crawler: boolean;
  /** Its address or its visitor sends more than a person would. */
  burst: boolean;
}

/** Whether a response is to be flagged. Pure. */
export type FlagRule = (evidence: Evidence) => boolean;
