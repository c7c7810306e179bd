/** One question as the widget receives it: in the visitor's language, with everything spelled out. Pure. */
import type { Localised } from '../../shared/localised.ts';
import {
  isRatingQuestion,
  type Question,
  type RatingQuestion,
  scaleOfQuestion,
} from '../../shared/question.ts';
import type {
  WidgetChoice,
  WidgetConsent,
  WidgetGrid,
  WidgetQuestion,
  WidgetRating,
} from '../../shared/widget-config.ts';
import { hintOf } from './hint.ts';
import { localised, otherLanguage } from './locale.ts';
import { wordingOf } from './wording/wording-of.ts';

type Of<T extends Question['type']> = Extract<Question, { type: T }>;

export function widgetQuestion(question: Question, language: string): WidgetQuestion {
  const base = {
    id: question.id,
    text: localised(question.text, language),
    lang: otherLanguage(question.text, language),
    required: question.required,
    if: question.if,
    jump: question.jump,
  };
  if (isRatingQuestion(question)) return { ...base, ...ratingOf(question, language) };
  switch (question.type) {
    case 'text':
      return { ...base, type: 'text', maxLength: question.maxLength };
    case 'choice':
    case 'choices':
      return { ...base, ...choiceOf(question, language) };
    case 'matrix':
      return { ...base, ...matrixOf(question, language) };
    case 'kano':
      return { ...base, ...kanoOf(question, language) };
    case 'consent':
      return { ...base, ...consentOf(language) };
  }
}

type Own<T> = Omit<T, 'id' | 'text' | 'lang' | 'required' | 'if' | 'jump'>;

function ratingOf(question: RatingQuestion, language: string): Own<WidgetRating> {
  const { min, max } = scaleOfQuestion(question);
  const { low, high, steps } = wordingOf(language).ratings[question.type];
  return {
    type: question.type,
    min,
    max,
    low: question.low === undefined ? low : localised(question.low, language),
    high: question.high === undefined ? high : localised(question.high, language),
    steps: steps?.[max - min + 1]?.slice(),
  };
}

function choiceOf(question: Of<'choice' | 'choices'>, language: string): Own<WidgetChoice> {
  const { type, options, other, shuffle } = question;
  return {
    type,
    options: options.map(({ text, ...option }) => ({ ...option, text: localised(text, language) })),
    other: other ? wordingOf(language).question.other : undefined,
    shuffle: shuffle || undefined,
    ...(question.type === 'choices' ? numberOf(question, language) : {}),
  };
}

/** How many may be chosen; nothing is said where any number may. */
function numberOf(
  { options, other, min, max }: Of<'choices'>,
  language: string,
): Pick<WidgetChoice, 'min' | 'max' | 'hint'> {
  const all = options.length + (other ? 1 : 0);
  const most = max === undefined || max >= all ? undefined : max;
  const { question, tag } = wordingOf(language);
  return { min: min || undefined, max: most, hint: hintOf(question.hints, tag, min, most) };
}

function matrixOf({ items, scale, low, high }: Of<'matrix'>, language: string): Own<WidgetGrid> {
  return {
    type: 'matrix',
    items: items.map(({ id, text }) => ({ id, text: localised(text, language) })),
    max: scale,
    low: optional(low, language),
    high: optional(high, language),
  };
}

function kanoOf(question: Of<'kano'>, language: string): Own<WidgetGrid> {
  const { functional, dysfunctional, steps } = wordingOf(language).question.kano;
  const feature = localised(question.feature, language);
  return {
    type: 'kano',
    items: [
      { id: 'functional', text: functional.replace('{feature}', () => feature) },
      { id: 'dysfunctional', text: dysfunctional.replace('{feature}', () => feature) },
    ],
    max: steps.length,
    steps: [...steps],
  };
}

function consentOf(language: string): Own<WidgetConsent> {
  const { yes, no } = wordingOf(language).question;
  return { type: 'consent', yes, no };
}

function optional(text: Localised | undefined, language: string): string | undefined {
  return text === undefined ? undefined : localised(text, language);
}
