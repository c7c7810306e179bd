/** What the widget receives of a site: live surveys, each text in the visitor's language. Never a secret. Pure. */
import { duration } from '../../shared/duration.ts';
import { isRatingQuestion, scaleOfQuestion } from '../../shared/question.ts';
import { ratings } from '../../shared/rating.ts';
import type { Survey } from '../../shared/survey.ts';
import type { WidgetConfig, WidgetQuestion, WidgetSurvey } from '../../shared/widget-config.ts';
import { type DrawableQuestion, isDrawable } from './drawable.ts';
import { directionOf, localised, wordingLocale } from './locale.ts';
import { words } from './words.ts';

export function widgetConfig(
  publicKey: string,
  surveys: readonly Survey[],
  language: string,
  allowed: boolean,
): WidgetConfig {
  return {
    site: publicKey,
    allowed,
    language,
    dir: directionOf(language),
    words: words[wordingLocale(language)],
    surveys: allowed ? surveys.flatMap((survey) => widgetSurvey(survey, language)) : [],
  };
}

/** None of a survey that is not live, or that asks a question which the widget cannot draw. */
function widgetSurvey(survey: Survey, language: string): WidgetSurvey[] {
  const { slug, status, version, questions } = survey;
  if (status !== 'live' || !questions.every(isDrawable)) return [];
  const { on, pages, sample, every } = survey.show;
  const { position, theme, thanks } = survey.display;
  return [
    {
      slug,
      version,
      questions: questions.map((question) => widgetQuestion(question, language)),
      position,
      theme,
      ...(thanks === undefined ? {} : { thanks: localised(thanks, language) }),
      show: { on, ...(pages === undefined ? {} : { pages }), sample, every: duration(every) },
    },
  ];
}

function widgetQuestion(question: DrawableQuestion, language: string): WidgetQuestion {
  const { id, type, required } = question;
  const base = { id, type, text: localised(question.text, language), required };
  const condition = question.if === undefined ? {} : { if: definedOnly(question.if) };
  if (!isRatingQuestion(question)) return { ...base, ...condition, maxLength: question.maxLength };
  const { min, max } = scaleOfQuestion(question);
  const wording = ratings[question.type].words[wordingLocale(language)];
  const steps = wording.steps?.[max - min + 1];
  return {
    ...base,
    ...condition,
    min,
    max,
    low: question.low === undefined ? wording.low : localised(question.low, language),
    high: question.high === undefined ? wording.high : localised(question.high, language),
    ...(steps === undefined ? {} : { steps: [...steps] }),
  };
}

function definedOnly<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
}
