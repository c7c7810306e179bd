import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from '../../../../dashboard/data/address.ts';
import {
  type Exploration,
  explorationQuery,
  readExploration,
  writeExploration,
} from '../../../../dashboard/data/exploration.ts';
import type { View } from '../../../../dashboard/data/view.ts';

const explored = (search: string) => readExploration(readAddress(`?page=explore&${search}`).own);

describe('the address of an exploration', () => {
  it('leads back to the same one', () => {
    const exploration: Exploration = {
      metric: 'csat',
      question: 'service.speed',
      breakdown: ['page', 'plan'],
      compare: 'year',
      conditions: [
        { dimension: 'device', operator: 'is', values: ['mobile', 'tablet'] },
        { dimension: 'page', operator: 'contains', values: ['/docs?a&b'] },
      ],
    };
    const view: View = {
      page: 'explore',
      site: 's1',
      survey: 'checkout',
      span: { period: '7d' },
      own: writeExploration(exploration),
    };
    const read = readAddress(writeAddress(view).slice(1));
    expect(read).toEqual(view);
    expect(readExploration(read.own)).toEqual(exploration);
  });

  it('is read in the words of the interface', () => {
    expect(explored('metric=nps&breakdown=page&filter[rating][lte]=6')).toEqual({
      metric: 'nps',
      breakdown: ['page'],
      conditions: [{ dimension: 'rating', operator: 'lte', values: ['6'] }],
    });
  });

  it.each(['metric=toString', 'compare=never', 'filter[page]=', 'filter[page][like]=a', 'filter=page'])(
    'leaves out what is malformed: %s',
    (search) => {
      expect(explored(search)).toEqual({ breakdown: [], conditions: [] });
    },
  );

  it('asks by two dimensions at most, and each once', () => {
    expect(explored('breakdown=page,page,device,browser').breakdown).toEqual(['page', 'device']);
  });
});

it('two conditions on one dimension are one filter', () => {
  const conditions = [
    { dimension: 'rating', operator: 'gte', values: ['3'] },
    { dimension: 'rating', operator: 'lte', values: ['6'] },
  ] as const;
  expect(explorationQuery({ breakdown: ['page'], conditions }, 50)).toEqual({
    breakdown: 'page',
    limit: 50,
    other: true,
    filter: { rating: { gte: ['3'], lte: ['6'] } },
  });
});
