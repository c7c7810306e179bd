import type { QuestionType } from '../../shared/question.ts';
import { say } from './say.ts';

/** Each type of question: what it is called, and what it is for. */
export const questionTypeWords: Readonly<Record<QuestionType, readonly [name: string, use: string]>> = {
  nps: [say('Recommendation (NPS)'), say('0 to 10: would they recommend you?')],
  csat: [say('Satisfaction'), say('1 to 5 or 7: how satisfied are they?')],
  ces: [say('Effort'), say('1 to 7: was it easy? Agree or disagree')],
  expectation: [say('Expectation'), say('0 to 10: against what they expected')],
  stars: [say('Stars'), say('3 to 10 stars')],
  emoji: [say('Faces'), say('3 or 5 faces')],
  thumbs: [say('Thumbs'), say('Up or down')],
  text: [say('Comment'), say('In their own words')],
  choice: [say('One choice'), say('One of several options')],
  choices: [say('Several choices'), say('Any of several options')],
  matrix: [say('Matrix'), say('Several things on one scale')],
  kano: [say('Feature (Kano)'), say('With a feature, and without it')],
  consent: [say('Consent'), say('Yes or no')],
};
