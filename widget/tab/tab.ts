/** A tab at the edge of the page that opens its survey; a chunk of its own, which stands in for what draws the card. */
import type { WidgetSurvey } from '../../shared/widget-config.ts';
import { h } from '../dom.ts';
import accent from '../styles/accent.css';
import css from '../styles/tab.css';
import { themeOf } from '../theme.ts';
import type { OpenCard, Ui } from '../visit.ts';

const name = 'earshot-tab';

export const open: Ui['open'] = ({ config }, survey, manner, closed, _, show) => {
  // It waits at the edge, and other surveys may show meanwhile.
  closed();
  const { slug, label = config.words.title, position, theme, zIndex } = survey;
  if (document.querySelector(`${name}[survey="${slug}"]`)) return nothing;
  const side = position.includes('left') ? 'left' : 'right';
  const host = document.createElement(name);
  host.setAttribute('survey', slug);
  host.className = side;
  if (zIndex) host.style.setProperty('--earshot-z-index', `${zIndex}`);
  const button = h(
    'button',
    {
      class: `card tab ${side} ${theme === 'auto' ? themeOf() : theme}`,
      lang: config.language,
      dir: config.dir,
      'aria-haspopup': 'dialog',
      onclick: () => show(survey, { ...manner, focus: true }),
    },
    label,
  );
  draw(host, button, survey);
  leaveOnceAnswered(host, slug);
  document.body.append(host);
  return { focus: () => button.focus(), close: () => host.remove(), hide: () => host.remove() };
};

/** It sends nothing. */
export const flush: Ui['flush'] = () => {};

const nothing: OpenCard = { focus() {}, close() {}, hide() {} };

function draw(host: HTMLElement, button: HTMLElement, survey: WidgetSurvey): void {
  // The focus comes back to the tab when the card closes.
  const root = host.attachShadow({ mode: 'open', delegatesFocus: true });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css + accent + (survey.css ?? ''));
  root.adoptedStyleSheets = [sheet];
  root.append(button);
}

function leaveOnceAnswered(host: HTMLElement, slug: string): void {
  const leave = ({ detail }: DocumentEventMap['earshot:close']) => {
    if (detail.survey !== slug || !detail.answered) return;
    document.removeEventListener('earshot:close', leave);
    host.remove();
  };
  document.addEventListener('earshot:close', leave);
}
