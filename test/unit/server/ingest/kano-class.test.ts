import { describe, expect, test } from 'vitest';
import { type KanoClass, kanoClass } from '../../../../server/ingest/kano-class.ts';
import { vector } from '../stats/vector.ts';

type Answer = 'like' | 'mustbe' | 'neutral' | 'livewith' | 'dislike';
type Table = Record<Answer, Record<Answer, 'A' | 'O' | 'M' | 'I' | 'R' | 'Q'>>;

const table = vector<{ table_rows_functional: Table }, never>('kano').input.table_rows_functional;
const answers: Answer[] = ['like', 'mustbe', 'neutral', 'livewith', 'dislike'];
const classes: Record<string, KanoClass> = {
  A: 'attractive',
  O: 'oneDimensional',
  M: 'mustBe',
  I: 'indifferent',
  R: 'reverse',
  Q: 'questionable',
};

describe('the class of a pair of answers is that of the evaluation table', () => {
  const cells = answers.flatMap((functional) =>
    answers.map((dysfunctional) => [functional, dysfunctional, table[functional][dysfunctional]] as const),
  );

  test.each(cells)('with it: %s; without it: %s; class %s', (functional, dysfunctional, expected) => {
    const found = kanoClass(answers.indexOf(functional) + 1, answers.indexOf(dysfunctional) + 1);
    expect(found).toBe(classes[expected]);
  });
});
