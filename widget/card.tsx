import { render } from 'preact';
import type { WidgetConfig, WidgetSurvey } from '../shared/widget-config.ts';
import { rememberAsked } from './asked.ts';
import { createHost } from './host.ts';
import { quietly } from './quietly.ts';
import type { Report } from './report.ts';
import { type Action, begin, current, isDone, isOpen, reduce } from './session.ts';
import { themeOf } from './theme.ts';
import { Frame, progressOf, thanksOf } from './views/frame.tsx';
import type { OpenCard } from './visit.ts';

export interface CardOptions {
  config: WidgetConfig;
  survey: WidgetSurvey;
  report: Report;
  /** Whether the focus moves in. */
  focus: boolean;
  closed(): void;
}

/** How long the thanks stay for a visitor who does nothing, in milliseconds. */
const farewell = 5000;
/** A live region is only heard if it was there before its text was, in milliseconds. */
const breath = 100;

/** Shows one survey until it is answered, declined or closed. */
export function openCard({ config, survey, report, focus, closed }: CardOptions): OpenCard {
  const host = createHost();
  const watching = new AbortController();
  const { signal } = watching;
  let session = reduce(begin(survey.questions), { type: 'show' });
  let said = '';
  let seen = false;

  paint();
  if (focus) moveIn();
  else later(breath, () => say(`${config.words.title}. ${current(session).text}`));
  look();
  addEventListener('pagehide', quietly(hide), { signal });
  document.addEventListener('visibilitychange', quietly(look), { signal });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', quietly(paint), { signal });
  const painted = new MutationObserver(quietly(paint));
  painted.observe(document.documentElement, { attributes: true });
  return { focus: moveIn, close };

  function dispatch(action: Action): void {
    const before = session;
    session = reduce(session, action);
    if (session === before || signal.aborted) return;

    if (before.phase === 'asked' && session.phase === 'answering') report.note('started');
    if (session.phase !== before.phase) changed();
    paint();
    if (session.at !== before.at) {
      say(progressOf(config, session));
      moveIn();
    } else if (session.needed) moveIn();
  }

  function changed(): void {
    if (session.phase === 'sending') {
      rememberAsked(config.site, survey.slug, Date.now());
      report.submit(session, (as) => dispatch({ type: 'settle', as }));
    } else if (isDone(session)) {
      const held = host.root.activeElement !== null;
      paint();
      if (held) card().focus();
      say(thanksOf(config, survey, session));
      if (session.phase === 'sent') later(farewell, leaveUnlessHeld);
    }
  }

  /** The keyboard, a screen reader or the mouse may still be at it. */
  function leaveUnlessHeld(): void {
    const held = card().matches(':hover') || host.root.activeElement?.matches(':focus-visible');
    if (!held) close();
  }

  /** A card counts as viewed when the page is; a page that goes out of sight may never come back. */
  function look(): void {
    if (document.visibilityState === 'hidden') {
      if (isOpen(session)) report.keep(session);
    } else if (!seen) {
      seen = true;
      report.note('viewed');
      report.note('opened');
    }
  }

  function hide(): void {
    if (isOpen(session)) stop(true);
  }

  function close(): void {
    if (signal.aborted) return;
    if (isOpen(session)) {
      report.note('dismissed');
      stop(false);
      rememberAsked(config.site, survey.slug, Date.now());
    }
    watching.abort();
    painted.disconnect();
    host.remove();
    closed();
  }

  function stop(leaving: boolean): void {
    if (report.stop(session, leaving)) rememberAsked(config.site, survey.slug, Date.now());
  }

  function paint(): void {
    const theme = survey.theme === 'auto' ? themeOf() : survey.theme;
    render(
      <Frame
        config={config}
        survey={survey}
        session={session}
        theme={theme}
        said={said}
        dispatch={quietly(dispatch)}
        close={quietly(close)}
      />,
      host.root,
    );
  }

  function say(text: string): void {
    said = text;
    paint();
  }

  function moveIn(): void {
    const control = host.root.querySelector<HTMLElement>('textarea, [role=radio][tabindex="0"]');
    (control ?? card()).focus();
  }

  function card(): HTMLElement {
    return host.root.querySelector('.card')!;
  }

  function later(after: number, call: () => void): void {
    setTimeout(
      quietly(() => signal.aborted || call()),
      after,
    );
  }
}
