import { describe, expect, test } from 'vitest';
import { filterMatch } from '../../../../server/storage/filter-match.ts';
import type { FilterOperator } from '../../../../shared/filter.ts';

describe('whether a value passes', () => {
  test.each<[FilterOperator, string[], string | undefined, boolean]>([
    ['is', ['/a'], '/a', true],
    ['is', ['/a', '/b'], '/b', true],
    ['is', ['/a'], '/A', false],
    ['is', ['/a'], undefined, false],
    ['is', ['(none)'], undefined, true],
    ['is', ['/a', '(none)'], undefined, true],
    ['not', ['/a'], '/a', false],
    ['not', ['/a', '/b'], '/b', false],
    ['not', ['/a'], '/b', true],
    ['not', ['/a'], undefined, true],
    ['not', ['(none)'], undefined, false],
    ['contains', ['RIC'], '/pricing', true],
    ['contains', ['ric'], '/PRICING', true],
    ['contains', ['x', 'ing'], '/pricing', true],
    ['contains', ['x'], '/pricing', false],
    ['contains', ['none'], undefined, false],
    ['contains', ['ÄRZTE'], '/ärzte', true],
    ['gte', ['3'], '3', true],
    ['gte', ['3'], '2.9', false],
    ['gte', ['9'], '10', true],
    ['gte', ['-1'], '0', true],
    ['gte', ['0'], undefined, false],
    ['lte', ['3'], '3', true],
    ['lte', ['3'], '3.1', false],
    ['lte', ['10'], '9', true],
    ['lte', ['0'], undefined, false],
  ])('%s %j: %j is %j', (operator, values, value, passes) => {
    expect(filterMatch({ dimension: 'any', operator, values })(value)).toBe(passes);
  });
});
