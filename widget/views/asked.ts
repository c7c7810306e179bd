import type { WidgetConfig } from '../../shared/widget-config.ts';
import { answerTo } from '../answer.ts';
import { h, set } from '../dom.ts';
import { piped } from '../piped.ts';
import { current, isLast, progress, type Session } from '../session.ts';
import type { Content, Showing } from './content.ts';

/** The current question, the way there, and the buttons below it. */
export function asked({ config, survey, views, dispatch, close, never }: Showing, session: Session): Content {
  const { words, language, dir } = config;
  const question = current(session);
  const text = piped(session, language);
  // A question in another language than its card keeps its full stop; elsewhere `auto` costs a slow phone a millisecond.
  const bidirectional = dir === 'rtl' || /[\u0590-\u08ff]/.test(text);
  const view = views[question.type]!({
    question: question as never,
    words,
    give: (value, activated) => dispatch({ type: 'answer', value, activated }),
  });
  const steps = h('div', { class: 'progress', 'aria-hidden': true });
  const optional = question.type === 'text' && !question.required && h('small', {}, ` ${words.optional}`);
  const needed = h('p', { class: 'needed', role: 'alert' });
  const send = h('button', { class: 'send', onclick: () => dispatch({ type: 'next' }) });
  const foot = h(
    'div',
    { class: 'foot' },
    progress(session).n > 1 && quiet(words.back, () => dispatch({ type: 'back' })),
    quiet(words.notNow, close),
    survey.show.never !== undefined && quiet(survey.show.never, never),
    send,
  );
  const heading = h(
    'p',
    { class: 'question' },
    h('span', { id: 'question', lang: question.lang, dir: bidirectional ? 'auto' : undefined }, text),
    optional,
  );
  return { nodes: [steps, h('div', { class: 'asked' }, heading, ...view.nodes, needed), foot], draw };

  function draw(session: Session): void {
    const { n, of } = progress(session);
    const marks = Array.from({ length: of }, (_, index) => h('i', { class: index < n ? 'lit' : '' }));
    steps.replaceChildren(...(of > 1 ? marks : []));
    view.draw(answerTo(question.id, session.answers));
    needed.textContent = session.needed ? ((question as { hint?: string }).hint ?? words.needed) : '';
    send.textContent = isLast(session) ? words.send : words.next;
    set(send, { 'aria-disabled': session.phase === 'sending' });
  }
}

/** "Question 2 of 3". */
export function progressOf({ words }: WidgetConfig, session: Session): string {
  const { n, of } = progress(session);
  return words.progress.replace('{n}', `${n}`).replace('{m}', `${of}`);
}

function quiet(text: string, onclick: () => void): HTMLElement {
  return h('button', { class: 'quiet', onclick }, text);
}
