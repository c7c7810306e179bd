import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { forms } from '../../shared/survey.ts';
import { type VisitOptions, visit } from '../support/widget-browser.ts';
import * as questions from '../support/widget-config.ts';
import type { Figure } from './figure.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { nps, csat, ces, stars, emoji, thumbs, text, choice, choices, matrix, kano, consent } = questions;
const surveys = [nps, csat, ces, stars, emoji, thumbs, text, choice, choices, matrix, kano, consent].flatMap(
  (question) =>
    forms.map((form) =>
      questions.widgetSurvey({
        slug: `${question.id}-${form}`,
        questions: [question],
        form,
        target: form === 'inline' ? '#here' : undefined,
      }),
    ),
);
const types = surveys.length / forms.length;

const phone = { viewport: { width: 320, height: 568 } };
const ways: [VisitOptions['context'], 'ltr' | 'rtl'][] = [
  [{ colorScheme: 'light' }, 'ltr'],
  [{ colorScheme: 'dark' }, 'ltr'],
  [{ colorScheme: 'light', ...phone }, 'rtl'],
  [{ colorScheme: 'dark', ...phone }, 'rtl'],
];

/** What axe finds in each type of question and form, light and dark, left to right and, at 320 px, right to left. */
export async function accessibility(browser: Browser): Promise<Figure[]> {
  let found = 0;
  for (const [context, dir] of ways) {
    const config = questions.widgetConfig(surveys, { dir, language: dir === 'rtl' ? 'ar' : 'en' });
    const visitor = await visit(browser, config, {
      page: { head: '<style>:root{color-scheme:light dark}</style>', body: '<div id="here"></div>' },
      context: { ...context, reducedMotion: 'reduce' },
    });
    await visitor.page.evaluate(axe);
    for (const { slug, questions } of surveys) {
      await visitor.page.evaluate((name) => window.earshot?.('open', name), slug);
      await visitor.page.locator('earshot-card #question', { hasText: questions[0]!.text }).waitFor();
      found += await visitor.page.evaluate(async () => {
        const { axe } = window as unknown as { axe: typeof import('axe-core') };
        return (await axe.run()).violations.length;
      });
    }
    await visitor.close();
  }
  const name = `axe violations, ${types} types × ${forms.length} forms × light, dark × left, right at 320 px`;
  return [{ name, value: found, limit: 0, aim: 0 }];
}
