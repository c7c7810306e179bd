/**
 * The start-up script, `/widget.js`: takes the commands, asks for the site's surveys, arms their triggers. Everything
 * that draws or sends is loaded only when a survey shows or an answer waits. Nothing here throws into the page.
 */

import { fetchConfig } from './config.ts';
import { isLeftBehind } from './left-behind.ts';
import { loadParts, loadsFrom } from './loads-from.ts';
import type { Command, OwnCommand, Page } from './page.ts';
import { quietly } from './quietly.ts';
import { createStage, type Stage } from './stage.ts';
import { armSurveys } from './triggers/arm-surveys.ts';
import type { Tell } from './visit.ts';

/** The commands that are always there. */
const own: Record<OwnCommand, Command> = {
  open({ stage }, slug, options) {
    const survey = stage && find(stage, slug);
    return survey ? stage.show(survey, { focus: true, rate: 1, test: options?.test }) : false;
  },
  close: ({ stage }) => stage?.close(),
  event: ({ armed }, name, properties) => armed.then(() => tell('event', { name, properties })),
};

const script = document.currentScript;
try {
  if (script instanceof HTMLScriptElement && script.dataset.site && !window.earshot?.loaded) start(script);
} catch {}

function start({ src, dataset: tag }: HTMLScriptElement): void {
  const origin = src.split('/', 3).join('/');
  const early = window.earshot?.q ?? [];
  const page = { load: loadsFrom(origin), life: new AbortController() } as Page;
  /** Commands are begun in their order, whichever chunk obeys them. */
  let queue: Promise<unknown> = fetchConfig(origin, tag)
    .then((config) => {
      page.config = config;
      if (config?.allowed)
        page.stage = createStage({ origin, config, tag, told: {}, tell, shown: {} }, (survey) =>
          loadParts(page.load, survey),
        );
    })
    .catch(ignore);

  const earshot = (name: string, ...args: unknown[]) => {
    const command = own[name as OwnCommand] ?? page.load('commands').then((chunk) => chunk.default(name));
    const turn = queue.then(() => command).catch(ignore);
    queue = turn;
    return turn.then((obey) => obey?.(page, ...args)).catch(ignore);
  };
  window.earshot = Object.assign(earshot as NonNullable<typeof window.earshot>, { loaded: true as const });
  for (const command of early) earshot(...(Array.from(command) as [string])).then(command.done);
  // What the page has told by then counts for whatever shows.
  page.armed = queue.then(() => (page.stage ? begin(page, page.stage) : [])).catch(() => []);
  // An expression is compiled when it is first used: not on every page for what few ask for.
  const { search } = location;
  if (search.includes('earshot-debug') && /\bearshot-debug\b/.test(search)) earshot('debug');
  if (tag.vitals !== undefined) earshot('vitals');
  // Last, because a page may have a registry of its own that refuses.
  customElements.define(
    'earshot-survey',
    class extends HTMLElement {
      connectedCallback() {
        earshot('embed', this, this.getAttribute('survey'));
      }
    },
  );
}

function begin(page: Page, stage: Stage): Page['armed'] {
  const { load, life } = page;
  const { visit } = stage;
  let view: AbortController | undefined;
  const arm = () => {
    view?.abort();
    view = new AbortController();
    return armSurveys({ stage, load, over: view.signal });
  };
  const armAnew = () => {
    page.armed = arm();
  };
  life.signal.addEventListener('abort', () => view?.abort());
  onTurn(
    (event) => load('rules').then((rules) => rules.default.turn(event, stage, armAnew), ignore),
    life.signal,
  );
  whenIdle(() => {
    if (isLeftBehind(visit.config.site)) load('ui').then((ui) => ui.resume(visit, goOn), ignore);
  });
  return arm();

  function goOn(slug: string): void {
    const survey = find(stage, slug);
    if (survey && !stage.busy()) stage.show(survey, { focus: false, rate: 1 });
  }
}

/** Calls when the page may have become another one; where there is no Navigation API, the page has to say so. */
function onTurn(turned: (event: Event) => void, signal: AbortSignal): void {
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener('currententrychange', turned, { signal });
  addEventListener('popstate', turned, { signal });
  document.addEventListener('earshot:route', turned, { signal });
}

function find({ visit }: Stage, slug: unknown) {
  return visit.config.surveys.find((survey) => survey.slug === slug);
}

/** A browser's storage is read from disk while the page waits, so not while it loads. Safari has no idle callbacks. */
function whenIdle(call: () => void): void {
  (window.requestIdleCallback ?? setTimeout)(quietly(call));
}

function tell(...[name, detail]: Parameters<Tell>): void {
  document.dispatchEvent(new CustomEvent(`earshot:${name}`, { detail }));
}

function ignore(): void {}
