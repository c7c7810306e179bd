import { expect, it } from 'vitest';
import { complaintRuleWords } from '../../../../dashboard/words/complaint-rule-words.ts';

const none = { detractors: false, bottomBox: 0, thumbsDown: false, effort: 0, comment: true };

it('names each part of the rule', () => {
  const rule = { detractors: true, bottomBox: 2, thumbsDown: true, effort: 3, comment: true };
  expect(complaintRuleWords(rule)).toBe(
    'NPS 0 to 6; the 2 lowest steps; thumbs down; effort up to 3; only with a comment',
  );
  expect(complaintRuleWords({ ...none, bottomBox: 1, comment: false })).toBe(
    'the lowest step; with a comment or without',
  );
});

it('says that nothing is one', () => {
  expect(complaintRuleWords(none)).toBe('nothing is a complaint');
});
