import type { Question, QuestionType } from '../../shared/question.ts';
import type { WidgetQuestionType } from '../../shared/widget-config.ts';

export type DrawableQuestion = Extract<Question, { type: WidgetQuestionType }>;

/** Which types of questions the widget has a view for. Answers to the others come over the API. */
const drawable: { readonly [T in QuestionType]: T extends WidgetQuestionType ? true : false } = {
  nps: true,
  csat: true,
  ces: true,
  expectation: true,
  stars: true,
  emoji: true,
  thumbs: true,
  text: true,
  choice: false,
  choices: false,
  matrix: false,
  kano: false,
  consent: false,
};

export function isDrawable(question: Question): question is DrawableQuestion {
  return drawable[question.type];
}
