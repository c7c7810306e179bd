import type { ResponseListQuery } from '../../client/responses.ts';
import type { ResponseClass } from '../../shared/response-class.ts';
import { type Condition, conditionFilter, conditionPairs, readConditions } from './conditions.ts';
import { queryOf } from './query-of.ts';
import type { View } from './view.ts';

/** In the order in which they are offered. */
export const classes = [
  'counted',
  'flagged',
  'bots',
  'partial',
  'archived',
  'test',
] as const satisfies readonly ResponseClass[];

/** Which answers the page Comments shows, beside the survey, the period and the zone of its view. */
export interface CommentSearch {
  /** Each of them stands in what was written. */
  words?: string;
  /** None: those that are in the numbers; of one visitor, all. */
  class?: ResponseClass | 'any';
  tag?: string;
  /** Only those of the visitor who gave this answer: its id. */
  visitor?: string;
  /** Only complaints. */
  complaint?: true;
  /** Those without words, too. */
  wordless?: true;
  conditions: readonly Condition[];
}

/** Reads it from the page's own part of an address. What is unknown or malformed is left out, never guessed. */
export function readComments(own: string | undefined): CommentSearch {
  const parameters = new URLSearchParams(own);
  const named = (name: string, most: number) => parameters.get(name)?.trim().slice(0, most) || undefined;
  const words = named('words', 200);
  const tag = named('tag', 40);
  const visitor = parameters.get('visitor');
  const only = parameters.get('class');
  return {
    ...(words ? { words } : {}),
    ...(only && isClass(only) ? { class: only } : {}),
    ...(tag ? { tag } : {}),
    ...(visitor && isId(visitor) ? { visitor } : {}),
    ...(parameters.get('complaint') === 'true' ? { complaint: true } : {}),
    ...(parameters.get('commented') === 'false' ? { wordless: true } : {}),
    conditions: readConditions(parameters),
  };
}

/** The same in the words of the interface: `words=late&class=flagged&filter[device]=mobile`. */
export function writeComments(search: CommentSearch): string {
  return queryOf([
    ['words', search.words],
    ['class', search.class],
    ['tag', search.tag],
    ['visitor', search.visitor],
    ['complaint', search.complaint && 'true'],
    ['commented', search.wordless && 'false'],
    ...conditionPairs(search.conditions),
  ]);
}

/** The class that is shown where the address names none. */
export function classShown(search: CommentSearch): ResponseClass | 'any' {
  return search.class ?? (search.visitor ? 'any' : 'counted');
}

/** The same as a question to the server, page size and cursor left out. */
export function commentsQuery(
  search: CommentSearch,
  view: Pick<View, 'survey' | 'span' | 'zone'>,
  site: string,
): ResponseListQuery {
  const { words, tag, visitor, complaint, wordless, conditions } = search;
  const only = classShown(search);
  return {
    site,
    ...(view.survey ? { survey: view.survey } : {}),
    ...view.span,
    ...(view.zone ? { tz: view.zone } : {}),
    ...(wordless ? {} : { commented: true }),
    ...(complaint ? { complaint } : {}),
    ...(only === 'any' ? {} : { class: only }),
    ...(words ? { words } : {}),
    ...(tag ? { tag } : {}),
    ...(visitor ? { visitor } : {}),
    ...conditionFilter(conditions),
  };
}

function isClass(name: string): name is ResponseClass | 'any' {
  return name === 'any' || (classes as readonly string[]).includes(name);
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
