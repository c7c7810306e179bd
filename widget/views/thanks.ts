import type { WidgetConfig, WidgetSurvey } from '../../shared/widget-config.ts';
import { h } from '../dom.ts';
import type { Session } from '../session.ts';
import type { Content, Showing } from './content.ts';
import { icon } from './icon.ts';

/** The end: what became of the answer. */
export function thanks({ config, survey }: Showing): Content {
  const text = h('p', { class: 'question', id: 'question' });
  return {
    nodes: [h('div', { class: 'thanks' }, icon('', 'm5 12.5 4.5 4.5L19 7.5'), text)],
    draw: (session) => {
      text.textContent = thanksOf(config, survey, session);
    },
  };
}

/** The words at the end: an answer that still waits for a connection says so. */
export function thanksOf({ words }: WidgetConfig, survey: WidgetSurvey, { phase }: Session): string {
  return phase === 'queued' ? words.kept : (survey.thanks ?? words.thanks);
}
