import { erasedValue } from '../storage/contract/counts.ts';
import type { StoredResponse } from '../storage/contract/stored-response.ts';
import { isByWidget } from './counts.ts';

const quarterHour = 900_000;

/**
 * What is left of a response that is erased: its ratings, survey, version, quarter hour and class, how it was sampled,
 * whether it had a comment and whether it was rewarded. It adds the same to every total as before; its dimensions
 * all say `(erased)`. Nothing is left of its words, its visitor, its page and its id. Pure.
 */
export function erasedOf(response: StoredResponse): StoredResponse {
  return {
    ...response,
    receivedAt: Math.floor(response.receivedAt / quarterHour) * quarterHour,
    submittedAt: null,
    shownAt: null,
    flags: [],
    digest: Buffer.alloc(16),
    page: null,
    visitor: null,
    dimensions: erasedValues(response.dimensions),
    attributes: erasedValues(response.attributes),
    answers: response.answers.filter(({ value }) => isRated(value)),
    extra: keptExtra(response.extra),
    erased: isByWidget(response) ? 'widget' : 'elsewhere',
  };
}

function erasedValues(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.keys(values).map((name) => [name, erasedValue]));
}

/** A number, or the numbers of a question with parts. What was chosen stays counted, and is not kept. */
function isRated(value: StoredResponse['answers'][number]['value']): boolean {
  if (typeof value !== 'object' || Array.isArray(value)) return typeof value === 'number';
  return Object.values(value).every((part) => typeof part === 'number');
}

function keptExtra(extra: StoredResponse['extra']): StoredResponse['extra'] {
  const { sampling, incentivised } = extra ?? {};
  return sampling === undefined && incentivised === undefined ? null : { sampling, incentivised };
}
