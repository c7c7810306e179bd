/** A tab at the edge of the page that opens its survey; a chunk of its own. */
import type { WidgetSurvey } from '../../shared/widget-config.ts';
import { h } from '../dom.ts';
import type { Stage } from '../stage.ts';
import accent from '../styles/accent.css';
import css from '../styles/tab.css';
import { themeOf } from '../theme.ts';
import type { Manner } from '../visit.ts';

/** Puts the tab there, unless it is there already. */
export type ShowTab = (stage: Stage, survey: WidgetSurvey, manner: Manner) => boolean;

const name = 'earshot-tab';

const showTab: ShowTab = (stage, survey, manner) => {
  if (document.querySelector(`${name}[survey="${survey.slug}"]`)) return true;
  const { config } = stage.visit;
  const { slug, label = config.words.title, position, theme, zIndex } = survey;
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
      onclick: () => stage.show(survey, { ...manner, against: undefined, focus: true }),
    },
    label,
  );
  draw(host, button, survey);
  leaveInTime(host, slug, manner);
  document.body.append(host);
  return true;
};
export default showTab;

function draw(host: HTMLElement, button: HTMLElement, survey: WidgetSurvey): void {
  // The focus comes back to the tab when the card closes.
  const root = host.attachShadow({ mode: 'open', delegatesFocus: true });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css + accent + (survey.css ?? ''));
  root.adoptedStyleSheets = [sheet];
  root.append(button);
}

/** Once its survey was answered, or the page has become one that it is not for. */
function leaveInTime(host: HTMLElement, slug: string, { against }: Manner): void {
  const gone = new AbortController();
  const { signal } = gone;
  const leave = () => {
    gone.abort();
    host.remove();
  };
  const turned = () => {
    if (against?.().includes('page')) leave();
  };
  const closed = ({ detail }: DocumentEventMap['earshot:close']) => {
    if (detail.survey === slug && detail.answered) leave();
  };
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener('currententrychange', turned, { signal });
  addEventListener('popstate', turned, { signal });
  document.addEventListener('earshot:route', turned, { signal });
  document.addEventListener('earshot:close', closed, { signal });
}
