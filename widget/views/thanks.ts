import type { WidgetConfig, WidgetEnding, WidgetSurvey } from '../../shared/widget-config.ts';
import { holds } from '../applies.ts';
import { h } from '../dom.ts';
import type { Session } from '../session.ts';
import type { Content, Showing } from './content.ts';
import { icon } from './icon.ts';

/** The end: what became of the answer, and what the survey says to such answers. */
export function thanks({ config, survey }: Showing, session: Session): Content {
  const { link, code } = endingOf(survey, session) ?? {};
  const text = h('p', { class: 'question', id: 'question' });
  const more = [
    code !== undefined && h('code', {}, code),
    link && h('a', { href: link.url, target: '_blank', rel: 'noopener' }, link.text),
  ];
  return {
    nodes: [h('div', { class: 'thanks' }, icon('', 'm5 12.5 4.5 4.5L19 7.5'), h('div', {}, text, ...more))],
    draw: (session) => {
      text.textContent = thanksOf(config, survey, session);
    },
  };
}

/** The words at the end: an answer that still waits for a connection says so. */
export function thanksOf({ words }: WidgetConfig, survey: WidgetSurvey, session: Session): string {
  if (session.phase === 'queued') return words.kept;
  return endingOf(survey, session)?.text ?? survey.thanks ?? words.thanks;
}

/** Whether there is something at the end that a visitor may want to keep looking at. */
export function staysOf(survey: WidgetSurvey, session: Session): boolean {
  const { link, code } = endingOf(survey, session) ?? {};
  return link !== undefined || code !== undefined;
}

function endingOf({ endings }: WidgetSurvey, { answers }: Session): WidgetEnding | undefined {
  return endings?.find((ending) => !ending.if || holds(ending.if, answers));
}
