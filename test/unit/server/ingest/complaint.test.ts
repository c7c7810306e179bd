import { describe, expect, test } from 'vitest';
import { complaintRuleWords, isComplaint } from '../../../../server/ingest/complaint.ts';
import type { ComplaintRule } from '../../../../shared/complaint-rule.ts';
import { question } from '../../../../shared/question.ts';
import type { AnswerValue } from '../../../../shared/response.ts';
import { siteCreate } from '../../../../shared/site.ts';

const usual = siteCreate.parse({ name: 'Shop' }).complaintRule;

/** Whether one answer to a question of this type is a complaint. */
function complains(
  asked: { type: string; scale?: number },
  value: AnswerValue,
  { commented = true, rule = {} }: { commented?: boolean; rule?: Partial<ComplaintRule> } = {},
): boolean {
  const questions = [question.parse({ id: 'q', text: 'Well?', ...asked })];
  return isComplaint({ ...usual, ...rule }, questions, { answers: [{ question: 'q', value }], commented });
}

describe('by the rule that a site begins with', () => {
  test.each([
    ['a detractor', { type: 'nps' }, 6],
    ['the lowest of a satisfaction', { type: 'csat' }, 1],
    ['the second lowest of a satisfaction', { type: 'csat', scale: 7 }, 2],
    ['two stars', { type: 'stars' }, 2],
    ['the second lowest face of five', { type: 'emoji' }, 2],
    ['the lowest face of three', { type: 'emoji', scale: 3 }, 1],
    ['one star of three', { type: 'stars', scale: 3 }, 1],
    ['a thumb down', { type: 'thumbs' }, 0],
    ['an ease of 3', { type: 'ces' }, 3],
  ])('%s with a comment is a complaint, without one it is none', (_, asked, value) => {
    expect(complains(asked, value)).toBe(true);
    expect(complains(asked, value, { commented: false })).toBe(false);
  });

  test.each([
    ['a passive', { type: 'nps' }, 7],
    ['the middle of a satisfaction', { type: 'csat' }, 3],
    ['the middle face of three', { type: 'emoji', scale: 3 }, 2],
    ['two stars of three', { type: 'stars', scale: 3 }, 2],
    ['a thumb up', { type: 'thumbs' }, 1],
    ['an ease of 4', { type: 'ces' }, 4],
    ['an expectation missed', { type: 'expectation' }, 0],
  ])('%s is none', (_, asked, value) => {
    expect(complains(asked, value)).toBe(false);
  });

  test.each<[string, object, AnswerValue]>([
    ['a refused consent', { type: 'consent' }, false],
    ['a comment', { type: 'text' }, 'Terrible'],
    ['a low item of a matrix', { type: 'matrix', items: [{ id: 'a', text: 'A' }] }, { a: 1 }],
  ])('%s by itself is none', (_, asked, value) => {
    expect(complains(asked as { type: string }, value)).toBe(false);
  });

  test('one low rating among high ones is enough', () => {
    const questions = ['a', 'b'].map((id) => question.parse({ id, type: 'nps', text: 'Well?' }));
    const answers = [
      { question: 'a', value: 10 },
      { question: 'b', value: 2 },
    ];
    expect(isComplaint(usual, questions, { answers, commented: true })).toBe(true);
  });
});

describe('each part of the rule', () => {
  test('no detractors', () => {
    expect(complains({ type: 'nps' }, 0, { rule: { detractors: false } })).toBe(false);
  });

  test.each([
    [0, 1, false],
    [1, 1, true],
    [1, 2, false],
    [3, 3, true],
  ])('of the lowest %i steps: a %i is a complaint: %j', (bottomBox, value, expected) => {
    expect(complains({ type: 'csat' }, value, { rule: { bottomBox } })).toBe(expected);
  });

  test('no thumbs', () => {
    expect(complains({ type: 'thumbs' }, 0, { rule: { thumbsDown: false } })).toBe(false);
  });

  test.each([
    [0, 1, false],
    [1, 1, true],
    [5, 5, true],
    [5, 6, false],
  ])('of an ease up to %i: a %i is a complaint: %j', (effort, value, expected) => {
    expect(complains({ type: 'ces' }, value, { rule: { effort } })).toBe(expected);
  });

  test('without a comment', () => {
    expect(complains({ type: 'nps' }, 0, { commented: false, rule: { comment: false } })).toBe(true);
  });
});

describe('the rule in words', () => {
  test('as a site begins with it', () => {
    expect(complaintRuleWords(usual)).toBe(
      'A response with a recommendation of 0 to 6, one of the 2 lowest steps of a satisfaction (of three steps the lowest), a thumb down or an ease of 1 to 3 out of 7 is a complaint where it has a comment.',
    );
  });

  test('of one part alone, without a comment', () => {
    expect(
      complaintRuleWords({ detractors: false, bottomBox: 1, thumbsDown: false, effort: 0, comment: false }),
    ).toBe('A response with the lowest step of a satisfaction is a complaint.');
  });

  test('of nothing', () => {
    expect(
      complaintRuleWords({ detractors: false, bottomBox: 0, thumbsDown: false, effort: 0, comment: true }),
    ).toBe('No rating makes a response a complaint.');
  });
});
