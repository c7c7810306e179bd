import type { SurveyInput } from '../../shared/survey.ts';
import { conditionWords } from './condition-words.ts';
import { apart } from './list.ts';
import { localisedText } from './localised-text.ts';
import { say } from './say.ts';

type Questions = SurveyInput['questions'];
type Asked = Questions[number];

/** How a question is answered, in a line: "0 to 10 · required", "Own words · asked where the first answer is at most 8". */
export function questionKind(question: Asked, questions: Questions): string {
  const condition = question.if && conditionWords(question.if, questions);
  return [answeredBy(question), question.required ? say('required') : '', condition]
    .filter(Boolean)
    .join(' · ');
}

function answeredBy(question: Asked): string {
  switch (question.type) {
    case 'nps':
      return say('0, not at all likely, to 10, extremely likely');
    case 'expectation':
      return say('0 to 10');
    case 'csat':
      return say('1, very dissatisfied, to {most}, very satisfied', { most: question.scale ?? 5 });
    case 'ces':
      return say('1, strongly disagree, to 7, strongly agree');
    case 'stars':
      return say('1 to {most} stars', { most: question.scale ?? 5 });
    case 'emoji':
      return say('{count} faces', { count: question.scale ?? 5 });
    case 'thumbs':
      return say('Thumbs up or down');
    case 'text':
      return say('Own words');
    case 'choice':
      return say('One of: {options}', { options: optionsOf(question.options) });
    case 'choices':
      return say('Any of: {options}', { options: optionsOf(question.options) });
    case 'matrix':
      return say('Each from 1 to {most}: {items}', {
        most: question.scale ?? 5,
        items: optionsOf(question.items),
      });
    case 'kano':
      return say('How one would feel with it, and without it');
    case 'consent':
      return say('Yes or no');
  }
}

function optionsOf(options: readonly { text: Asked['text'] }[]): string {
  return apart(options.map(({ text }) => localisedText(text)));
}
