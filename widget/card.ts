import type { WidgetConfig, WidgetSurvey } from '../shared/widget-config.ts';
import { rememberAsked } from './asked.ts';
import { h } from './dom.ts';
import { createHost } from './host.ts';
import { forgetOpen, type LeftOpen } from './left-open.ts';
import { piped } from './piped.ts';
import { quietly } from './quietly.ts';
import type { Report } from './report.ts';
import {
  type Action,
  answersToSend,
  begin,
  isDone,
  isOpen,
  reduce,
  resumed,
  type Session,
} from './session.ts';
import { themeOf } from './theme.ts';
import { progressOf } from './views/asked.ts';
import { createFrame, type Frame } from './views/frame.ts';
import { views } from './views/question.ts';
import { staysOf, thanksOf } from './views/thanks.ts';
import type { Family } from './views/view.ts';
import type { OpenCard, Tell } from './visit.ts';

export interface CardOptions {
  config: WidgetConfig;
  survey: WidgetSurvey;
  /** What draws the questions that are not always there. */
  families: Family[];
  report: Report;
  /** What an earlier page began. */
  begun?: LeftOpen;
  /** Keeps it for when the page is back. */
  keep(session: Session): void;
  /** Whether that was gone on with elsewhere. */
  isOvertaken(): boolean;
  /** Whether the focus moves in. */
  focus: boolean;
  tell: Tell;
  closed(): void;
}

/** When a visitor who never wants to be asked again was last asked, in milliseconds: the end of all time. */
const endOfTime = 8.64e15;
/** How long the thanks stay for a visitor who does nothing, in milliseconds. */
const farewell = 5000;
/** A live region is only heard if it was there before its text was, in milliseconds. */
const breath = 100;

/** Shows one survey until it is answered, declined or closed. */
export function openCard(options: CardOptions): OpenCard {
  const { config, survey, families, report, begun, keep, isOvertaken, focus, tell, closed } = options;
  const { questions } = survey;
  // Before there is anything new in the page, so that the browser knows its styles.
  let theme = themeNow();
  const host = createHost(
    [...families.map(({ css }) => css), survey.css],
    quietly(close),
    families.map(({ place }) => place?.(survey)).find(Boolean),
  );
  const said = h('div', { class: 'said', role: 'status' });
  const showing = {
    config,
    survey,
    views: Object.assign({}, views, ...families.map((family) => family.views)),
    dispatch: act,
    close,
    never,
  };
  const watching = new AbortController();
  const { signal } = watching;
  let session = begun
    ? resumed(questions, begun.answers, begun.at)
    : reduce(begin(questions), { type: 'show' });
  let frame: Frame;
  let seen = begun !== undefined;
  let latest: Action;

  turn();
  host.holder.append(said);
  if (focus) moveIn();
  else later(breath, () => say(`${config.words.title}. ${piped(session, config.language)}`));
  tell('open', { survey: survey.slug });
  look();
  addEventListener('pagehide', quietly(hide), { signal });
  addEventListener('pageshow', quietly(back), { signal });
  document.addEventListener('visibilitychange', quietly(look), { signal });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', quietly(retheme), { signal });
  const themed = new MutationObserver(quietly(retheme));
  themed.observe(document.documentElement, { attributes: true });
  return {
    focus: moveIn,
    isGone: () => !host.root.isConnected,
    close,
    withdraw,
    hide() {
      hide();
      leave();
    },
  };

  /** What was chosen shows at once. Another question comes a frame later: no click waits for that to be built. */
  function act(action: Action): void {
    latest = action;
    if (reduce(session, action).at === session.at) {
      dispatch(action);
      return;
    }
    if (action.type === 'answer') dispatch({ ...action, activated: false });
    requestAnimationFrame(() => later(0, () => latest === action && dispatch(action)));
  }

  function dispatch(action: Action): void {
    const before = session;
    session = reduce(session, action);
    if (session === before || signal.aborted) return;

    if (before.phase === 'asked' && session.phase === 'answering') report.note('started');
    if (session.phase !== before.phase) changed();
    if (session.at !== before.at) {
      if (session.at > before.at) grow();
      turn();
      say(progressOf(config, session));
      moveIn();
    } else {
      paint();
      if (session.needed) moveIn();
    }
  }

  /** Longer surveys are sent as they grow, so that little is lost with a page that ends without notice. */
  function grow(): void {
    if (Object.keys(answersToSend(session, false)).length > 1) stop(false);
  }

  function changed(): void {
    if (session.phase === 'sending') {
      forgetOpen(config.site);
      remember();
      tell('answer', { survey: survey.slug, answers: answersToSend(session, true) });
      report.submit(session, (as) => dispatch({ type: 'settle', as }));
    } else if (isDone(session)) {
      const held = host.root.activeElement !== null;
      turn();
      if (held) frame.element.focus();
      say(thanksOf(config, survey, session));
      if (session.phase === 'sent' && !staysOf(survey, session)) stayABit();
    }
  }

  function stayABit(): void {
    later(farewell, leaveUnlessHeld);
  }

  /** The keyboard, a screen reader or the mouse may still be at it. */
  function leaveUnlessHeld(): void {
    const { element } = frame;
    const held = element.matches(':hover') || host.root.activeElement?.matches(':focus-visible');
    if (!held) close();
    else
      for (const letGo of ['pointerleave', 'focusout'])
        element.addEventListener(letGo, stayABit, { signal, once: true });
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
    if (!isOpen(session)) return;
    stop(true);
    if (session.phase === 'answering') keep(session);
  }

  /** The browser had kept the whole page, and the visitor may have gone on in another one. */
  function back({ persisted }: PageTransitionEvent): void {
    if (persisted && session.phase === 'answering' && isOvertaken()) leave();
  }

  /** "Not now": a snooze counts from here, as if the visitor had been asked so much longer ago. */
  function close(): void {
    const { every, snooze = every } = survey.show;
    decline(Date.now() - every + snooze);
  }

  function never(): void {
    decline(endOfTime, endOfTime);
  }

  function decline(at: number, any?: number): void {
    if (signal.aborted) return;
    if (isOpen(session)) {
      report.note('dismissed');
      forgetOpen(config.site);
      stop(false);
      remember(at, any);
    }
    leave();
  }

  function withdraw(): void {
    // Pages that draw themselves anew may have thrown it away.
    if (!host.root.isConnected) close();
    else if (session.phase === 'asked' && !host.root.activeElement) {
      stop(true);
      leave();
    }
  }

  function leave(): void {
    watching.abort();
    themed.disconnect();
    host.remove();
    closed();
    tell('close', { survey: survey.slug, answered: !isOpen(session) });
  }

  function stop(leaving: boolean): void {
    if (report.stop(session, leaving)) remember();
  }

  function remember(at = Date.now(), any?: number): void {
    rememberAsked(config.site, survey.slug, at, any);
  }

  /** Another question, or the end: another card. */
  function turn(): void {
    frame?.element.remove();
    frame = createFrame(showing, session);
    paint();
    host.holder.append(frame.element);
  }

  function paint(): void {
    frame.draw(session, theme);
  }

  /** To ask for it makes the browser work out all styles that have changed: only where it may be another one. */
  function retheme(): void {
    theme = themeNow();
    paint();
  }

  function themeNow(): 'light' | 'dark' {
    return survey.theme === 'auto' ? themeOf() : survey.theme;
  }

  function say(text: string): void {
    said.textContent = text;
  }

  function moveIn(): void {
    const control = frame.element.querySelector<HTMLElement>(
      '.asked :is(textarea,button:not([tabindex="-1"]))',
    );
    const target = control ?? frame.element;
    // To scroll at once makes the browser lay out the page before it paints what was asked for.
    target.focus({ preventScroll: true });
    later(breath, () => target.scrollIntoView({ block: 'nearest' }));
  }

  function later(after: number, call: () => unknown): void {
    setTimeout(
      quietly(() => signal.aborted || call()),
      after,
    );
  }
}
