import { expect, test } from 'vitest';
import { unpiped } from '../../../../server/survey-page/unpiped.ts';

test.each([
  ['Why {{score}}?', 'Why ?'],
  ['Hello {{name|there}}!', 'Hello there!'],
  ['No {braces} to {{speak of', 'No {braces} to {{speak of'],
])('%s: %s', (text, plain) => {
  expect(unpiped(text)).toBe(plain);
});
