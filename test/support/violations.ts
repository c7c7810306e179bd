/** What axe-core finds wrong with a page: each rule that is broken, with the element. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that colours can break: what is left to ask of a page that was looked at in the other theme. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

export function violations(page: Page): Promise<string[]> {
  return brokenRules(page, { type: 'tag', values: tags });
}

export function violationsOfColour(page: Page): Promise<string[]> {
  return brokenRules(page, { type: 'rule', values: rulesOfColour });
}

async function brokenRules(page: Page, runOnly: { type: string; values: string[] }): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(async (rules) => {
    type Found = { violations: { id: string; nodes: { html: string }[] }[] };
    const { axe } = window as unknown as { axe: { run(options: object): Promise<Found> } };
    // What is right need not be listed, which is half of the work; frames are waited for, and do not answer.
    const found = await axe.run({
      runOnly: rules,
      resultTypes: ['violations'],
      iframes: false,
      preload: false,
    });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, runOnly);
}
