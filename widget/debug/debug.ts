/** `?earshot-debug`: each survey of the page and its rules, for whoever builds the page; a chunk of its own. */
import { explain } from '../commands/explain.ts';
import { h } from '../dom.ts';
import type { EarshotExplanation, EarshotVerdict } from '../earshot.d.ts';
import type { Page } from '../page.ts';
import { quietly } from '../quietly.ts';
import css from '../styles/debug.css';

/** After each of these something may be otherwise. */
const changes = ['open', 'answer', 'close', 'event', 'told', 'route'];

/** Shows the panel until it is closed, or the widget leaves the page. */
export default function showDebug(page: Page): void {
  const host = document.createElement('earshot-debug');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const over = new AbortController();
  const { signal } = over;
  const leave = () => {
    over.abort();
    host.remove();
  };
  const list = h('div', {});
  const draw = async () => list.replaceChildren(...(await explained(page)).map((one) => surveyOf(one)));
  const redraw = quietly(() => void draw());
  const buttons = [h('button', { onclick: redraw }, 'Refresh'), h('button', { onclick: leave }, 'Close')];
  const title = h('strong', {}, `Earshot: ${page.config?.site ?? 'no configuration'}`);
  root.append(h('section', { 'aria-label': 'Earshot' }, h('header', {}, title, ...buttons), list));
  for (const name of changes) document.addEventListener(`earshot:${name}`, redraw, { signal });
  page.life.signal.addEventListener('abort', leave, { signal });
  document.body.append(host);
  redraw();
}

/** Where there is no survey at all, the rules that hold for any. */
async function explained(page: Page): Promise<EarshotExplanation[]> {
  const slugs = page.config?.surveys.map(({ slug }) => slug) ?? [];
  const all = slugs.length ? slugs : [''];
  return Promise.all(all.map((slug) => explain(page, slug) as Promise<EarshotExplanation>));
}

function surveyOf({ survey, shows, rules }: EarshotExplanation): HTMLElement {
  const verdict = shows ? 'waits for its trigger' : 'does not show';
  return h(
    'details',
    { open: shows ? undefined : '' },
    h('summary', {}, `${survey || 'any survey'}: ${verdict}`),
    h('table', {}, ...rules.map(rowOf)),
    survey !== '' &&
      h('button', { onclick: () => void window.earshot?.('open', survey, { test: true }) }, 'Try it'),
  );
}

function rowOf({ rule, holds, wants, is }: EarshotVerdict): HTMLElement {
  const cell = (value: unknown) => h('td', {}, value === undefined ? '' : JSON.stringify(value));
  return h(
    'tr',
    { class: holds ? '' : 'broken' },
    h('th', { scope: 'row' }, `${holds ? '✓' : '✗'} ${rule}`),
    cell(wants),
    cell(is),
  );
}
