import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { Display, Survey } from '../../shared/survey.ts';
import { directionOf, localised, wordingLocale } from '../widget-config/locale.ts';
import { words } from '../widget-config/words.ts';
import type { Fault } from './check-step.ts';
import type { Given } from './given.ts';
import { pageWords } from './page-words.ts';
import type { Step } from './steps.ts';
import { SurveyForm } from './survey-form.tsx';

export interface FormInput {
  survey: Pick<Survey, 'name' | 'display'>;
  step: Step;
  given: Given;
  faults: ReadonlyMap<string, Fault>;
  /** The hidden fields. */
  carried: readonly (readonly [name: string, value: string])[];
  test: boolean;
}

export type NoticeKind = 'already' | 'closed' | 'missing' | 'busy';

/** The pages of a survey as HTML, in the visitor's language. `style` is the address of their stylesheet. */
export class SurveyPages {
  readonly #style: string;

  constructor(style: string) {
    this.#style = style;
  }

  form(language: string, input: FormInput): string {
    const locale = wordingLocale(language);
    const all = { ...words[locale], ...pageWords[locale] };
    const { name, display } = input.survey;
    const form = <SurveyForm {...input} language={language} words={all} />;
    return this.#page(language, input.faults.size > 0 ? `${all.check} ${name}` : name, display.theme, form);
  }

  thanks(language: string, { display }: Pick<Survey, 'display'>): string {
    const locale = wordingLocale(language);
    const text = display.thanks === undefined ? words[locale].thanks : localised(display.thanks, language);
    return this.#notice(language, display.theme, pageWords[locale].thanksTitle, text);
  }

  notice(language: string, kind: NoticeKind, theme: Display['theme'] = 'auto'): string {
    const say = pageWords[wordingLocale(language)];
    return this.#notice(language, theme, say[`${kind}Title`], say[kind]);
  }

  #notice(language: string, theme: Display['theme'], title: string, text: string): string {
    const body = (
      <main>
        <h1>{title}</h1>
        <p>{text}</p>
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
