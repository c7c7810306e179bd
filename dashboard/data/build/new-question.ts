import type { Question, QuestionType } from '../../../shared/question.ts';
import { say } from '../../words/say.ts';

/** All types, in the order in which they are offered. */
export const questionTypes = [
  ...(['nps', 'csat', 'ces', 'stars', 'emoji', 'thumbs', 'text', 'choice', 'choices'] as const),
  ...(['matrix', 'expectation', 'kano', 'consent'] as const),
] satisfies readonly QuestionType[];

/** A question of a type that can be asked as it is; its id is free among those that are taken. */
export function newQuestion(type: QuestionType, taken: readonly string[]): Question {
  const base = { id: freeId(ids[type], taken), required: false };
  switch (type) {
    case 'csat':
    case 'stars':
    case 'emoji':
      return { ...base, type, scale: 5, required: true, text: texts[type] };
    case 'text':
      return { ...base, type, maxLength: 2000, text: texts[type] };
    case 'choice':
      return { ...base, type, text: texts[type], ...choosing() };
    case 'choices':
      return { ...base, type, text: texts[type], ...choosing(), min: 0 };
    case 'matrix':
      return {
        ...base,
        type,
        text: texts[type],
        scale: 5,
        items: items(),
        low: say('Poor'),
        high: say('Excellent'),
      };
    case 'kano':
      return { ...base, type, text: texts[type], feature: say('the feature') };
    case 'consent':
      return { ...base, type, text: texts[type] };
    default:
      return { ...base, type, required: true, text: texts[type] };
  }
}

/** The id, with a number behind it where it is taken: `score-2`. */
export function freeId(id: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const free = n === 1 ? id : `${id}-${n}`;
    if (!taken.includes(free)) return free;
  }
}

const ids: Readonly<Record<QuestionType, string>> = {
  nps: 'score',
  csat: 'satisfaction',
  ces: 'effort',
  expectation: 'expectation',
  stars: 'stars',
  emoji: 'mood',
  thumbs: 'helpful',
  text: 'comment',
  choice: 'choice',
  choices: 'choices',
  matrix: 'aspects',
  kano: 'feature',
  consent: 'consent',
};

const texts: Readonly<Record<QuestionType, string>> = {
  nps: say('How likely are you to recommend us to a friend?'),
  csat: say('How satisfied are you with your visit today?'),
  ces: say('It was easy to do what I came for.'),
  expectation: say('How did your visit compare with what you expected?'),
  stars: say('How would you rate this page?'),
  emoji: say('How do you feel about your visit?'),
  thumbs: say('Was this page helpful?'),
  text: say('What is the main reason for your answer?'),
  choice: say('What brought you here today?'),
  choices: say('Which of these have you used?'),
  matrix: say('How would you rate each of these?'),
  kano: say('About a feature'),
  consent: say('May we contact you about your answer?'),
};

function choosing() {
  const options = [
    { id: 'a', text: say('First option') },
    { id: 'b', text: say('Second option') },
  ];
  return { options, other: true, shuffle: false };
}

function items() {
  return [
    { id: 'a', text: say('First aspect'), weight: 1 },
    { id: 'b', text: say('Second aspect'), weight: 1 },
  ];
}
