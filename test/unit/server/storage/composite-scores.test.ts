import { describe, expect, test } from 'vitest';
import { noMoments } from '../../../../server/stats/moments.ts';
import { compositeScores } from '../../../../server/storage/composite-scores.ts';
import type { Composite } from '../../../../server/storage/contract/selection.ts';

const keys: Record<string, number> = { speed: 7, staff: 8 };
const survey = 1;
const item = (countKey: string, weight: number) => ({ countKey, weight, min: 1, max: 5 });

function composite(version: number, ...items: Composite['items']): Composite {
  return { surveyKey: survey, version, items };
}

/** The mean of the scores of one response; null where it has none. */
function scoreOf(composites: readonly Composite[], version: number, ...cells: number[]): number | null {
  const add = compositeScores(composites, (surveyKey, name) =>
    surveyKey === survey ? keys[name] : undefined,
  );
  const { n, mean } = add(noMoments, survey, version, cells);
  return n === 0 ? null : mean;
}

describe('the score of a response, 0 to 100', () => {
  const alike = composite(1, item('speed', 1), item('staff', 1));

  test.each([
    ['the lowest steps', [7, 1, 8, 1], 0],
    ['the highest steps', [7, 5, 8, 5], 100],
    ['one of each', [7, 1, 8, 5], 50],
    ['in any order, with other answers between', [8, 5, 99, 3, 7, 3], 75],
  ])('%s', (_name, cells, score) => {
    expect(scoreOf([alike], 1, ...cells)).toBe(score);
  });

  test('weights are beside each other: 3 and 1 as well as 0.75 and 0.25', () => {
    expect(scoreOf([composite(1, item('speed', 3), item('staff', 1))], 1, 7, 5, 8, 1)).toBe(75);
    expect(scoreOf([composite(1, item('speed', 0.75), item('staff', 0.25))], 1, 7, 5, 8, 1)).toBe(75);
  });

  test('each version has its own weights', () => {
    const versions = [alike, composite(2, item('speed', 3), item('staff', 1))];
    expect(scoreOf(versions, 1, 7, 5, 8, 1)).toBe(50);
    expect(scoreOf(versions, 2, 7, 5, 8, 1)).toBe(75);
  });
});

describe('there is none', () => {
  test.each<[string, Composite[], number[]]>([
    ['where an item is left open', [composite(1, item('speed', 1), item('staff', 1))], [7, 5]],
    ['where nobody ever answered an item', [composite(1, item('speed', 1), item('price', 1))], [7, 5]],
    ['of a version without a composite', [composite(2, item('speed', 1))], [7, 5]],
    ['without composites', [], [7, 5]],
  ])('%s', (_name, composites, cells) => {
    expect(scoreOf(composites, 1, ...cells)).toBeNull();
  });
});
