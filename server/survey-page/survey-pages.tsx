import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { Question } from '../../shared/question.ts';
import type { Display, Survey } from '../../shared/survey.ts';
import { directionOf, localised } from '../widget-config/locale.ts';
import { widgetEnding } from '../widget-config/widget-config.ts';
import { widgetQuestion } from '../widget-config/widget-question.ts';
import { wordingOf } from '../widget-config/wording/wording-of.ts';
import type { Fault } from './check-step.ts';
import type { Given } from './given.ts';
import { piped } from './piped.ts';
import type { Step } from './steps.ts';
import { SurveyForm } from './survey-form.tsx';
import { answersOf, fieldsOf, type Visit } from './visit.ts';

export interface FormInput {
  survey: Pick<Survey, 'name' | 'display'>;
  /** All of the survey, for texts that say what was answered. */
  questions: readonly Question[];
  visit: Visit;
  step: Step;
  given: Given;
  faults: ReadonlyMap<string, Fault>;
}

export type NoticeKind = 'already' | 'closed' | 'missing' | 'busy';

/** The pages of a survey as HTML, in the visitor's language. `style` is the address of their stylesheet. */
export class SurveyPages {
  readonly #style: string;

  constructor(style: string) {
    this.#style = style;
  }

  form(language: string, { survey, questions, visit, step, given, faults }: FormInput): string {
    const { widget, page } = wordingOf(language);
    const all = { ...widget, ...page };
    const told = questions.map((question) => widgetQuestion(question, language));
    const asked = step.questions.map(({ id }) => {
      const question = told.find((one) => one.id === id)!;
      return { ...question, text: piped(question.text, told, answersOf(visit), language) };
    });
    const form = (
      <SurveyForm
        name={survey.name}
        questions={asked}
        isLast={step.next === null}
        words={all}
        given={given}
        faults={faults}
        carried={fieldsOf(visit)}
        test={visit.test}
      />
    );
    const title = faults.size > 0 ? `${all.check} ${survey.name}` : survey.name;
    return this.#page(language, title, survey.display.theme, form);
  }

  /** `ending`: which of the survey's. */
  thanks(language: string, { thanks, theme, endings }: Display, ending: number | null): string {
    const { widget, page } = wordingOf(language);
    const usual = thanks === undefined ? widget.thanks : localised(thanks, language);
    const own = ending === null ? undefined : endings?.[ending];
    const { text = usual, code, link } = own ? widgetEnding(own, language) : {};
    const body = (
      <main>
        <h1>{page.thanksTitle}</h1>
        <p>{text}</p>
        {code !== undefined && (
          <p>
            <code>{code}</code>
          </p>
        )}
        {link && (
          <p>
            <a href={link.url}>{link.text}</a>
          </p>
        )}
      </main>
    );
    return this.#page(language, page.thanksTitle, theme, body);
  }

  notice(language: string, kind: NoticeKind, theme: Display['theme'] = 'auto'): string {
    const say = wordingOf(language).page;
    const title = say[`${kind}Title`];
    const body = (
      <main>
        <h1>{title}</h1>
        <p>{say[kind]}</p>
      </main>
    );
    return this.#page(language, title, theme, body);
  }

  #page(language: string, title: string, theme: Display['theme'], body: VNode): string {
    const html = (
      <html lang={language} dir={directionOf(language)}>
        <head>
          <meta charSet="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content={theme === 'auto' ? 'light dark' : theme} />
          <meta name="robots" content="noindex" />
          <title>{title}</title>
          <link rel="stylesheet" href={this.#style} />
        </head>
        <body data-theme={theme}>{body}</body>
      </html>
    );
    return `<!doctype html>\n${render(html)}\n`;
  }
}
