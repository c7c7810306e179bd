import { expect, test } from 'vitest';
import type { Filter, FilterOperator } from '../../../shared/filter.ts';
import { effort, responseTo, score } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';
import { listFilter } from '../../support/storage-list-filter.ts';
import { tallyQuestion } from '../../support/storage-tally-question.ts';

/** Three responses, by what the tests below call them. */
const given = {
  anna: {
    version: 1,
    dimensions: { page: '/pricing', language: 'de' },
    attributes: { plan: 'pro', orders: 3, vip: true },
    answers: [score(9), effort(2)],
  },
  ben: {
    version: 2,
    dimensions: { page: '/Preise, alle', language: 'de' },
    attributes: { plan: 'free', orders: 10 },
    answers: [effort(6)],
  },
  cleo: { version: 10, dimensions: {}, attributes: {}, answers: [] },
};
type Name = keyof typeof given;

const expected: [string, FilterOperator, string[], Name[]][] = [
  ['page', 'is', ['/pricing'], ['anna']],
  ['page', 'is', ['/pricing', '/Preise, alle'], ['anna', 'ben']],
  ['page', 'is', ['(none)'], ['cleo']],
  ['page', 'is', ['/pricing', '(none)'], ['anna', 'cleo']],
  ['page', 'is', ['/PRICING'], []],
  ['page', 'not', ['/pricing'], ['ben', 'cleo']],
  ['page', 'not', ['(none)'], ['anna', 'ben']],
  ['page', 'not', ['/pricing', '(none)'], ['ben']],
  ['page', 'not', ['/never'], ['anna', 'ben', 'cleo']],
  ['page', 'contains', ['PR'], ['anna', 'ben']],
  ['page', 'contains', ['ricing', 'alle'], ['anna', 'ben']],
  ['page', 'contains', ['none'], []],
  ['plan', 'is', ['pro'], ['anna']],
  ['plan', 'not', ['pro'], ['ben', 'cleo']],
  ['vip', 'is', ['true'], ['anna']],
  ['vip', 'not', ['true'], ['ben', 'cleo']],
  ['orders', 'is', ['10'], ['ben']],
  ['orders', 'gte', ['4'], ['ben']],
  ['orders', 'gte', ['3'], ['anna', 'ben']],
  ['orders', 'lte', ['3'], ['anna']],
  ['orders', 'contains', ['1'], ['ben']],
  ['version', 'is', ['1', '10'], ['anna', 'cleo']],
  ['version', 'not', ['1'], ['ben', 'cleo']],
  ['version', 'gte', ['2'], ['ben', 'cleo']],
  ['version', 'lte', ['2'], ['anna', 'ben']],
  ['version', 'contains', ['1'], ['anna', 'cleo']],
  ['rating', 'is', ['9'], ['anna']],
  ['rating', 'is', ['2'], []],
  ['rating', 'gte', ['6'], ['anna', 'ben']],
  ['rating', 'lte', ['6'], ['ben']],
  ['rating', 'not', ['9'], ['ben', 'cleo']],
  ['rating', 'is', ['(none)'], ['cleo']],
];

/** One choice of responses for the list and for the tally: they must never tell different stories. */
export function responseFiltersContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const chosenBy = async (...filters: Filter[]) => {
    const survey = await fixture.survey();
    const names = new Map(
      Object.entries(given).map(([name, change]) => [responseTo(survey, change), name as Name]),
    );
    await fixture.storage.responses.write([...names.keys()]);
    const { found } = await fixture.storage.responses.list(listFilter(survey, { filters }));
    const { count, next } = await fixture.storage.responses.count(listFilter(survey, { filters }));
    expect({ count, next }).toEqual({ count: found.length, next: null });
    const tally = await fixture.storage.responses.tally(tallyQuestion(survey, { filters }));
    const listed = found.map(({ id }) => [...names].find(([response]) => response.id === id)![1]);
    return { listed: listed.sort(), counted: tally.coverage[5]! };
  };

  test.each(expected)('%s %s %j chooses %j', async (dimension, operator, values, names) => {
    const { listed, counted } = await chosenBy({ dimension, operator, values });
    expect(listed).toEqual(names);
    expect(counted).toBe(names.length);
  });

  test('all filters hold together', async () => {
    const german: Filter = { dimension: 'language', operator: 'is', values: ['de'] };
    const many: Filter = { dimension: 'orders', operator: 'gte', values: ['4'] };
    expect(await chosenBy(german, many)).toEqual({ listed: ['ben'], counted: 1 });
  });
}
