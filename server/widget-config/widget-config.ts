/** What the widget receives of a site: live surveys, each text in the visitor's language. Never a secret. Pure. */
import { duration } from '../../shared/duration.ts';
import type { Display, Survey } from '../../shared/survey.ts';
import type { WidgetConfig, WidgetEnding, WidgetSurvey } from '../../shared/widget-config.ts';
import { directionOf, isLocale, localised } from './locale.ts';
import { widgetQuestion } from './widget-question.ts';
import { wordingOf } from './wording/wording-of.ts';

export function widgetConfig(
  publicKey: string,
  surveys: readonly Survey[],
  asked: string,
  allowed: boolean,
): WidgetConfig {
  const language = isLocale(asked) ? asked : 'en';
  return {
    site: publicKey,
    allowed,
    language,
    dir: directionOf(language),
    words: wordingOf(language).widget,
    surveys: allowed ? surveys.flatMap((survey) => widgetSurvey(survey, language)) : [],
  };
}

/** None of a survey that is not live. */
function widgetSurvey(survey: Survey, language: string): WidgetSurvey[] {
  const { slug, status, version, questions } = survey;
  if (status !== 'live') return [];
  const { on, pages, sample, every } = survey.show;
  const { form, position, target, theme, thanks, endings } = survey.display;
  return [
    {
      slug,
      version,
      questions: questions.map((question) => widgetQuestion(question, language)),
      form,
      position,
      target,
      theme,
      ...(thanks === undefined ? {} : { thanks: localised(thanks, language) }),
      endings: endings?.map((ending) => widgetEnding(ending, language)),
      show: { on, ...(pages === undefined ? {} : { pages }), sample, every: duration(every) },
    },
  ];
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
