/** Which responses a question chooses and what tells them apart, one response at a time. */

import type { CounterAddition } from '../../server/storage/contract/counting.ts';
import type { StoredResponse } from '../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../server/storage/contract/surveys.ts';
import type { Filter } from '../../shared/filter.ts';
import type { Counted, StorageModel } from './storage-model.ts';
import { definedSurveys } from './storage-surveys.ts';
import type { World } from './storage-world.ts';

export type Item = StoredResponse | CounterAddition;

/** The value that a response has in a dimension; undefined: none. */
export function givenValue(item: Item, dimension: string, world: World): string | undefined {
  if (dimension === 'version') return String(item.version);
  if (dimension === 'survey') return surveyOf(item, world).slug;
  if (dimension === 'rating') return 'answers' in item ? firstRating(item, world) : undefined;
  const { dimensions, attributes }: Counted = item;
  const value = dimensions[dimension] ?? attributes?.[dimension];
  return value === undefined ? undefined : String(value);
}

/** Where it stands in a breakdown: with those that have no value, or that share a row, among them. */
export function shownAs(item: Item, dimension: string, source: 'counts' | 'rows', world: World): string {
  const value = givenValue(item, dimension, world);
  if (value === undefined) return '(none)';
  return source === 'counts' && world.model.isFolded(item, dimension, value) ? '(other)' : value;
}

export function passes(item: Item, filters: readonly Filter[], world: World): boolean {
  return filters.every((filter) => fits(givenValue(item, filter.dimension, world), filter));
}

/** Surveys that a filter by survey leaves. */
export function surveysIn(
  filters: readonly Filter[],
  named: string | undefined,
  world: World,
): StoredSurvey[] {
  const bySurvey = filters.filter(({ dimension }) => dimension === 'survey');
  return world.surveys.filter(
    ({ slug }) => (named === undefined || slug === named) && bySurvey.every((filter) => fits(slug, filter)),
  );
}

export function questionsOf(item: Pick<StoredResponse, 'version' | 'surveyKey'>, world: World) {
  return definedSurveys[surveyOf(item, world).slug]![item.version - 1]!.questions;
}

/** A value that has no counts of its own in one of the surveys. */
export function foldedValue(
  filters: readonly Filter[],
  surveys: readonly StoredSurvey[],
  model: StorageModel,
): boolean {
  return filters.some(
    ({ dimension, values }) =>
      dimension !== 'rating' &&
      surveys.some(({ siteKey, key: surveyKey }) =>
        values.some((value) => model.isFolded({ siteKey, surveyKey, dimensions: {} }, dimension, value)),
      ),
  );
}

function surveyOf({ surveyKey }: Pick<Item, 'surveyKey'>, { surveys }: World): StoredSurvey {
  return surveys.find(({ key }) => key === surveyKey)!;
}

const ratingTypes = ['nps', 'csat', 'ces', 'expectation', 'stars', 'emoji', 'thumbs'];

function firstRating(response: StoredResponse, world: World): string | undefined {
  for (const { id, type } of questionsOf(response, world)) {
    const answer = response.answers.find(({ question }) => question === id);
    if (answer && ratingTypes.includes(type)) return String(answer.value);
  }
  return undefined;
}

function fits(value: string | undefined, { operator, values }: Filter): boolean {
  if (operator === 'not') return !fits(value, { dimension: '', operator: 'is', values });
  if (operator === 'is') return values.some((one) => one === (value === undefined ? '(none)' : value));
  if (value === undefined) return false;
  if (operator === 'contains') return values.some((part) => value.toLowerCase().includes(part.toLowerCase()));
  return values.some((bound) =>
    operator === 'gte' ? Number(value) >= Number(bound) : Number(value) <= Number(bound),
  );
}
