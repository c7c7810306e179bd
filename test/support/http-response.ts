/** Bodies as a page sends them. */
import type { ResponseInput } from '../../shared/response.ts';

/** The n-th of the ids that a test gives out: a UUID of version 7, in order. */
export function responseId(n: number): string {
  return `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** A complete answer to the survey of `createSurvey`. */
export function responseTo(
  site: { publicKey: string },
  n: number,
  fields: Partial<ResponseInput> = {},
): ResponseInput {
  return { id: responseId(n), site: site.publicKey, survey: 'checkout', answers: { score: 9 }, ...fields };
}
