/** What the widget receives of a site: live surveys, each text in the visitor's language. Never a secret. Pure. */
import { isRatingType, ratings } from '../../shared/rating.ts';
import {
  type Question,
  type Survey,
  scaleOfQuestion,
  type WidgetConfig,
  type WidgetQuestion,
  type WidgetSurvey,
} from '../../shared/survey.ts';
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
    surveys: allowed
      ? surveys.filter((survey) => survey.status === 'live').map((survey) => widgetSurvey(survey, language))
      : [],
  };
}

function widgetSurvey(survey: Survey, language: string): WidgetSurvey {
  const { on, pages, sample, every } = survey.show;
  const { position, theme, thanks } = survey.display;
  return {
    slug: survey.slug,
    version: survey.version,
    questions: survey.questions.map((question) => widgetQuestion(question, language)),
    position,
    theme,
    ...(thanks === undefined ? {} : { thanks: localised(thanks, language) }),
    show: { on, ...(pages === undefined ? {} : { pages }), sample, every: milliseconds(every) },
  };
}

function widgetQuestion(question: Question, language: string): WidgetQuestion {
  const { id, type, required } = question;
  const base = { id, type, text: localised(question.text, language), required };
  const condition = question.if === undefined ? {} : { if: definedOnly(question.if) };
  if (question.type === 'text') return { ...base, ...condition, maxLength: question.maxLength };
  const { min, max } = scaleOfQuestion(question)!;
  const wording = isRatingType(type) ? ratings[type].words[wordingLocale(language)] : undefined;
  const steps = wording?.steps?.[max - min + 1];
  return {
    ...base,
    ...condition,
    min,
    max,
    low: question.low === undefined ? wording?.low : localised(question.low, language),
    high: question.high === undefined ? wording?.high : localised(question.high, language),
    ...(steps === undefined ? {} : { steps: [...steps] }),
  };
}

function definedOnly<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
}

const units = { d: 86_400_000, h: 3_600_000, m: 60_000 } as const;

function milliseconds(duration: string): number {
  return Number(duration.slice(0, -1)) * units[duration.slice(-1) as keyof typeof units];
}
