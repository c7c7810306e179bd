import { expect, it } from 'vitest';
import { templates } from '../../../../dashboard/templates/templates.ts';
import { questionKind } from '../../../../dashboard/words/question-kind.ts';

it.each([
  ['after-purchase', 0, '0, not at all likely, to 10, extremely likely · required'],
  ['after-purchase', 1, 'Own words · asked where the first answer is at most 8'],
  ['after-support', 1, 'One of: Yes; Partly; No'],
  ['helpful', 1, 'Own words · asked where the first answer is down'],
  ['product', 0, '1 to 5 stars · required'],
  [
    'experience',
    0,
    'Each from 1 to 5: Finding what I need; Speed of the pages; Clear information; Feeling that my data is safe; How it looks · required',
  ],
])('of %s, question %i: %s', (id, index, kind) => {
  const { questions } = templates.find((template) => template.id === id)!.survey;
  expect(questionKind(questions[index]!, questions)).toBe(kind);
});
