import { expect, it } from 'vitest';
import { columnsOf } from '../../../../server/export/columns-of.ts';
import { questions } from '../../../../shared/question.ts';
import { allTypes } from '../../../support/http-all-types.ts';

const asked = questions.parse(allTypes);
const answers = (columns: string[]) => columns.filter((name) => name.startsWith('answers.'));

it('has one for each question, each item and half of one, and each answer in own words', () => {
  expect(answers(columnsOf({ attributes: {} }, asked))).toEqual([
    'answers.score',
    'answers.reason',
    'answers.reason.other',
    'answers.channels',
    'answers.channels.other',
    'answers.service.speed',
    'answers.service.staff',
    'answers.dark.functional',
    'answers.dark.dysfunctional',
    'answers.terms',
    'answers.why',
  ]);
});

it('has one for a question that several versions ask', () => {
  const columns = columnsOf({ attributes: {} }, [...asked, ...asked]);
  expect(new Set(columns).size).toBe(columns.length);
});

it('has one for each attribute that is declared', () => {
  const columns = columnsOf({ attributes: { plan: { type: 'string' } } }, []);
  expect(columns.filter((name) => name.startsWith('attributes.'))).toEqual(['attributes.plan']);
});
