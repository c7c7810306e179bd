/** What the widget receives of a site: live surveys, each text in the visitor's language. Never a secret. Pure. */
import { duration } from '../../shared/duration.ts';
import type { Localised } from '../../shared/localised.ts';
import type { Site } from '../../shared/site.ts';
import type { Display, Survey } from '../../shared/survey.ts';
import type { WidgetConfig, WidgetEnding, WidgetSurvey } from '../../shared/widget-config.ts';
import { directionOf, isLocale, localised } from './locale.ts';
import { widgetQuestion } from './widget-question.ts';
import { type ShowContext, widgetShow } from './widget-show.ts';
import { wordingOf } from './wording/wording-of.ts';

/** `full`: the slugs of those that have as many answers as they ask for. */
export function widgetConfig(
  {
    publicKey,
    timezone,
    asking,
    pageParameters,
  }: Pick<Site, 'publicKey' | 'timezone' | 'asking' | 'pageParameters'>,
  surveys: readonly Survey[],
  asked: string,
  allowed: boolean,
  full: ReadonlySet<string>,
): WidgetConfig {
  const language = isLocale(asked) ? asked : 'en';
  const showing = (survey: Survey) => ({ language, timezone, full: full.has(survey.slug) });
  return {
    site: publicKey,
    allowed,
    language,
    dir: directionOf(language),
    words: wordingOf(language).widget,
    every: duration(asking.every),
    ...(asking.honourSignals ? {} : { ignoreSignals: true }),
    ...(pageParameters.length > 0 ? { pageParameters } : {}),
    surveys: allowed ? surveys.flatMap((survey) => widgetSurvey(survey, showing(survey))) : [],
  };
}

/** None of a survey that is not live. */
function widgetSurvey(survey: Survey, showing: ShowContext): WidgetSurvey[] {
  const { slug, status, version, questions } = survey;
  const { language } = showing;
  if (status !== 'live') return [];
  const { form, position, target, theme, accent, zIndex, label, words, thanks, endings } = survey.display;
  return [
    {
      slug,
      version,
      questions: questions.map((question) => widgetQuestion(question, language)),
      form,
      position,
      target,
      theme,
      css: accent && `:host{--earshot-accent:${accent}}`,
      zIndex,
      label: label === undefined ? undefined : localised(label, language),
      words: words && allLocalised(words, language),
      ...(thanks === undefined ? {} : { thanks: localised(thanks, language) }),
      endings: endings?.map((ending) => widgetEnding(ending, language)),
      // A tab interrupts nobody, so it is there for those, too, who looked behind it before.
      show: { ...widgetShow(survey.show, showing), ...(form === 'tab' ? { every: 0 } : {}) },
    },
  ];
}

function allLocalised(texts: Partial<Record<string, Localised>>, language: string): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, localised(text!, language)]));
}

type Ending = NonNullable<Display['endings']>[number];

/** An ending in the visitor's language. */
export function widgetEnding({ text, link, ...ending }: Ending, language: string): WidgetEnding {
  return {
    ...ending,
    text: text === undefined ? undefined : localised(text, language),
    link: link && { ...link, text: localised(link.text, language) },
  };
}
