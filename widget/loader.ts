/**
 * The start-up script, `/widget.js`: takes the commands, asks for the site's surveys, arms their triggers. Everything
 * that draws or sends is loaded only when a survey shows or an answer waits. Nothing here throws into the page.
 */
import { fetchConfig } from './config.ts';
import { leftOpen } from './left-open.ts';
import { type LoadsFrom, loadsFrom } from './loads-from.ts';
import { quietly } from './quietly.ts';
import { createStage, type Stage } from './stage.ts';
import { hasWaiting } from './transport/outbox-key.ts';
import { armSurveys } from './triggers/arm-surveys.ts';
import type { Told, Visit } from './visit.ts';

const script = document.currentScript;
try {
  if (script instanceof HTMLScriptElement && script.dataset.site && !window.earshot?.loaded) start(script);
} catch {}

function start({ src, dataset: tag }: HTMLScriptElement): void {
  const { origin } = new URL(src);
  const early = window.earshot?.q ?? [];
  const told: Told = {};
  const load = loadsFrom(origin);
  const stage = raise(origin, tag, told, load);

  const earshot = (...command: unknown[]) => {
    // At once, so that surveys which are armed later know it.
    hear(told, command);
    stage.then((ready) => ready && obey(ready, load, command)).catch(ignore);
  };
  window.earshot = Object.assign(earshot, { loaded: true as const });
  for (const command of early) earshot(...Array.from(command));
}

/** The stage, armed; undefined where the site or its server says that there is nothing to do. */
async function raise(
  origin: string,
  tag: DOMStringMap,
  told: Told,
  load: LoadsFrom,
): Promise<Stage | undefined> {
  const config = await fetchConfig(origin, tag);
  if (!config?.allowed) return undefined;

  const visit: Visit = { origin, config, tag, told, shown: {} };
  const stage = createStage(visit, load.parts);
  let view: AbortController | undefined;
  const arm = () => {
    view?.abort();
    view = new AbortController();
    return armSurveys(stage, load, view.signal);
  };
  await arm();
  onTurn((event) => load.rules().then((rules) => rules.default.turn(event, stage, arm), ignore));
  whenIdle(() => {
    if (hasWaiting(config.site)) load.ui().then((ui) => ui.flush(visit), ignore);
    const left = leftOpen(config.site);
    const survey = config.surveys.find(({ slug }) => slug === left?.slug);
    if (survey && !stage.busy()) stage.show(survey, { focus: false, rate: 1 });
  });
  return stage;
}

/** Calls when the page may have become another one; where there is no Navigation API, the page has to say so. */
function onTurn(turned: (event: Event) => void): void {
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener('currententrychange', turned);
  addEventListener('popstate', turned);
  document.addEventListener('earshot:route', turned);
}

function hear(told: Told, [name, value]: unknown[]): void {
  if (name !== 'consent') return;
  told.consented = value === true;
  document.dispatchEvent(new Event('earshot:told'));
}

function obey(stage: Stage, load: LoadsFrom, [name, slug, properties]: unknown[]): void {
  if (name === 'close') stage.close();
  if (name === 'consent') load.rules().then((rules) => rules.default.keep(stage.visit), ignore);
  if (name === 'event') tell(slug, properties);
  if (name === 'route') {
    if (slug) stage.visit.tag.route = `${slug}`;
    document.dispatchEvent(new Event('earshot:route'));
  }
  const survey = name === 'open' && stage.visit.config.surveys.find((one) => one.slug === slug);
  if (survey) stage.show(survey, { focus: true, rate: 1 });
}

/** A browser's storage is read from disk while the page waits, so not while it loads. Safari has no idle callbacks. */
function whenIdle(call: () => void): void {
  (window.requestIdleCallback ?? setTimeout)(quietly(call));
}

/** Triggers that wait for an event hear of it through the document, and so may the page. */
function tell(name: unknown, properties: unknown): void {
  document.dispatchEvent(new CustomEvent('earshot:event', { detail: { name, properties } }));
}

function ignore(): void {}
