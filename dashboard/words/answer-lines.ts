import type { Question } from '../../shared/question.ts';
import type { AnswerValue, ListedResponse } from '../../shared/response.ts';
import type { Survey } from '../../shared/survey.ts';
import { stepLabel } from '../data/distribution-bars.ts';
import { languageTag } from './language.ts';
import { localisedText } from './localised-text.ts';
import { say } from './say.ts';

/** One question of a survey and what was answered. */
export interface AnswerLine {
  id: string;
  question: string;
  answer: string;
}

const list = new Intl.ListFormat(languageTag(), { type: 'conjunction' });

/**
 * What was answered beside the words and the rating that an answer is read by, in the order of the survey. A question
 * that the survey no longer asks is called by its id.
 */
export function answerLines(
  { questions }: Pick<Survey, 'questions'>,
  { answers }: Pick<ListedResponse, 'answers'>,
  headline: string | undefined,
): AnswerLine[] {
  const known = questions.flatMap((question): AnswerLine[] => {
    const value = answers[question.id];
    if (value === undefined || question.id === headline || question.type === 'text') return [];
    return [{ id: question.id, question: localisedText(question.text), answer: answerText(value, question) }];
  });
  const ids = new Set(questions.map(({ id }) => id));
  const former = Object.entries(answers)
    .filter(([id]) => !ids.has(id))
    .map(([id, value]) => ({ id, question: id, answer: answerText(value, undefined) }));
  return [...known, ...former];
}

function answerText(value: AnswerValue, question: Question | undefined): string {
  if (typeof value === 'number')
    return question?.type === 'thumbs' ? stepLabel({ type: 'thumbs' }, value) : String(value);
  if (typeof value === 'boolean') return value ? say('Yes') : say('No');
  if (Array.isArray(value)) return list.format(value.map((one) => chosenText(one, question)));
  if (typeof value === 'string' || isOwnWords(value)) return chosenText(value, question);
  return list.format(
    Object.entries(value).map(([part, number]) =>
      say('{name}: {value}', { name: partText(part, question), value: number }),
    ),
  );
}

function isOwnWords(value: object): value is { other: string } {
  return 'other' in value && typeof value.other === 'string';
}

function chosenText(chosen: string | { other: string }, question: Question | undefined): string {
  // Its words may be gone by their term.
  if (typeof chosen !== 'string' && chosen.other === '') return say('In own words');
  if (typeof chosen !== 'string') return say('“{words}”', { words: chosen.other });
  const option =
    question && 'options' in question ? question.options.find(({ id }) => id === chosen) : undefined;
  return option ? localisedText(option.text) : chosen;
}

function partText(part: string, question: Question | undefined): string {
  const item = question && 'items' in question ? question.items.find(({ id }) => id === part) : undefined;
  return item ? localisedText(item.text) : part;
}
