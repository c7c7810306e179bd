import type { AnswerValue } from '../../shared/response.ts';
import type { StoredResponse } from '../storage/contract/stored-response.ts';

/**
 * A response without what was written in own words: an empty text where there was one, so that it still tells that its
 * question was answered. It adds the same to every number. Pure.
 *
 * @param texts the ids of the text questions that it answered
 */
export function wordlessOf(response: StoredResponse, texts: ReadonlySet<string>): StoredResponse {
  return {
    ...response,
    answers: response.answers.map(({ question, value }) => ({
      question,
      value: texts.has(question) ? '' : withoutOther(value),
    })),
    // A hash of a short text can be tried out.
    digest: Buffer.alloc(16),
    wordless: true,
  };
}

function withoutOther(value: AnswerValue): AnswerValue {
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : { other: '' }));
  if (typeof value !== 'object') return value;
  return 'other' in value && typeof value.other === 'string' ? { other: '' } : value;
}
