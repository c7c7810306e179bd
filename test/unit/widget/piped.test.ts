import { expect, test } from 'vitest';
import type { Answers } from '../../../widget/answer.ts';
import { piped } from '../../../widget/piped.ts';
import { begin } from '../../../widget/session.ts';
import { choice, choices, consent, matrix, nps, text } from '../../support/widget-config.ts';

test.each<[string, Answers, string]>([
  ['Why {{score}}?', { score: 0 }, 'Why 0?'],
  ['Why {{score}}, and not {{score}} more?', { score: 3 }, 'Why 3, and not 3 more?'],
  ['So {{reason}} decided.', { reason: 'speed' }, 'So The speed decided.'],
  ['So {{reason}} decided.', { reason: { other: 'the music' } }, 'So the music decided.'],
  [
    'You came {{channels}}.',
    { channels: ['friends', { other: 'by bus' }] },
    'You came From friends and by bus.',
  ],
  ['You wrote “{{comment}}”.', { comment: ' $& nice ' }, 'You wrote “$& nice”.'],
  ['You said {{terms}}.', { terms: false }, 'You said No.'],
  ['Hello {{comment|there}}!', {}, 'Hello there!'],
  ['Hello{{comment}}!', {}, 'Hello!'],
  ['Rated: {{service|all of it}}', { service: { speed: 1 } }, 'Rated: all of it'],
])('%s with %j: %s', (question, answers, expected) => {
  const asked = { ...text, id: 'last', text: question };
  const questions = [nps, choice, choices, consent, matrix, text, asked];
  expect(piped({ ...begin(questions), answers, at: 6 }, 'en')).toBe(expected);
});
