import { describe, expect, test } from 'vitest';
import { countKeyOf, isRatingKey, parseCountKey } from '../../../../server/ingest/count-keys.ts';

describe('the name of a key', () => {
  test('tells question, type and scale', () => {
    expect(parseCountKey(countKeyOf({ question: 'how-easy', type: 'ces', scale: 7 }))).toEqual({
      question: 'how-easy',
      type: 'ces',
      scale: 7,
    });
  });

  test("the survey's own counters are no question", () => {
    expect(parseCountKey('~coverage')).toBeNull();
    expect(parseCountKey('~funnel-other')).toBeNull();
  });

  test('an option of a choice has a key beside that of its respondents', () => {
    const respondents = { question: 'why', type: 'choice', scale: 0 } as const;
    expect(parseCountKey(countKeyOf(respondents))).toEqual(respondents);
    expect(parseCountKey(countKeyOf({ ...respondents, option: 'price' }))).toEqual({
      ...respondents,
      option: 'price',
    });
  });

  test('an item of a matrix is a rating, a choice is none', () => {
    expect(isRatingKey('service.speed:matrix:5')).toBe(true);
    expect(isRatingKey('score:nps:10')).toBe(true);
    expect(isRatingKey('why:choice:0')).toBe(false);
    expect(isRatingKey('~coverage')).toBe(false);
  });
});
