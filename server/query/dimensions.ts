/** What answers can be told apart by, and whether a question uses it rightly. */
import { fixedDimensions } from '../../shared/dimension.ts';
import { invalid } from '../problem.ts';
import { noValue, otherValue } from '../storage/contract/counts.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { AskedFilter } from './question.ts';

/** Every dimension of a site: the fixed ones, the survey's own, and the attributes that it declares. */
export function dimensionsOf(site: Pick<StoredSite, 'attributes'>): string[] {
  return [...fixedDimensions, 'survey', 'version', 'rating', ...Object.keys(site.attributes)];
}

/** Throws a `Problem` for a dimension that there is none of, and for two that are the same. */
export function checkBreakdown(breakdown: readonly string[], site: StoredSite): void {
  if (breakdown.length > 2) {
    throw invalid('invalid_request', 'breakdown', 'takes one dimension, or two with a comma between');
  }
  const known = dimensionsOf(site);
  const stranger = breakdown.find((name) => !known.includes(name));
  if (stranger !== undefined) {
    throw invalid('invalid_request', 'breakdown', `"${stranger}" is none of ${known.join(', ')}`);
  }
  if (new Set(breakdown).size < breakdown.length) {
    throw invalid('invalid_request', 'breakdown', `names "${breakdown[0]}" twice`);
  }
}

/** Throws a `Problem` for a filter by no dimension, or by values that the dimension cannot have. */
export function checkFilter({ path, dimension, operator, values }: AskedFilter, site: StoredSite): void {
  const known = dimensionsOf(site);
  if (!known.includes(dimension))
    throw invalid('invalid_request', path, `filters by none of ${known.join(', ')}`);
  const numeric = isNumeric(dimension, site);
  if (operator === 'gte' || operator === 'lte') {
    if (!numeric) {
      throw invalid(
        'invalid_request',
        path,
        `compares numbers, and ${dimension} is a text: use is, not or contains`,
      );
    }
    if (values.length > 1) throw invalid('invalid_request', path, 'takes one number');
    if (!isNumber(values[0]!)) throw invalid('invalid_request', path, 'must be a number');
  } else if (operator !== 'contains') {
    const wrong = values.find((value) => !fits(value, dimension));
    if (wrong !== undefined) throw invalid('invalid_request', path, valueRules[dimension]!.reason);
  }
}

/** `(other)` is a sum of rare values that counts hold; a row has its own value. */
export function refuseOther(filters: readonly AskedFilter[]): void {
  const filter = filters.find(
    ({ operator, values }) => (operator === 'is' || operator === 'not') && values.includes(otherValue),
  );
  if (!filter) return;
  throw invalid(
    'unsupported_query',
    filter.path,
    `"${otherValue}" is the sum of rare values and cannot be told from rows: name the values`,
  );
}

function isNumeric(dimension: string, site: StoredSite): boolean {
  if (dimension === 'version' || dimension === 'rating') return true;
  return Object.hasOwn(site.attributes, dimension) && site.attributes[dimension]!.type === 'number';
}

function isNumber(text: string): boolean {
  return /^-?\d{1,15}(?:\.\d{1,10})?$/.test(text);
}

const valueRules: Record<string, { pattern: RegExp; reason: string }> = {
  version: { pattern: /^[1-9]\d{0,6}$/, reason: 'must be the number of a version' },
  rating: { pattern: /^(?:\d|10)$/, reason: 'must be a rating from 0 to 10' },
};

function fits(value: string, dimension: string): boolean {
  return value === noValue || (valueRules[dimension]?.pattern.test(value) ?? true);
}
