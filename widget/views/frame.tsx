import type { WidgetConfig, WidgetSurvey } from '../../shared/widget-config.ts';
import { type Action, current, isDone, isLast, progress, type Session } from '../session.ts';
import { Icon } from './icon.tsx';
import { Question } from './question.tsx';
import { Thanks } from './thanks.tsx';

export interface FrameProps {
  config: WidgetConfig;
  survey: WidgetSurvey;
  session: Session;
  theme: 'light' | 'dark';
  /** What the live region says. */
  said: string;
  dispatch(action: Action): void;
  close(): void;
}

/** The card around a question or the thanks. */
export function Frame({ config, survey, session, theme, said, dispatch, close }: FrameProps) {
  const { words } = config;
  const done = isDone(session);

  // Nothing typed here may set off the page's own shortcuts, which cannot see that it is typed into a field.
  const keyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape' && !event.isComposing) close();
  };

  // A card of its own for each question: one that changed its height in place would count as a layout shift.
  return (
    <>
      <div
        key={done ? '' : current(session).id}
        class={`card ${survey.position.replace('-', ' ')} ${theme}`}
        role="dialog"
        aria-labelledby="question"
        lang={config.language}
        dir={config.dir}
        tabIndex={-1}
        onKeyDown={keyDown}
        onKeyUp={hush}
        onKeyPress={hush}
      >
        <button type="button" class="close" aria-label={words.close} onClick={close}>
          <Icon path="m7 7 10 10m0-10-10 10" />
        </button>
        {done ? (
          <Thanks text={thanksOf(config, survey, session)} />
        ) : (
          <Asked words={words} session={session} dispatch={dispatch} close={close} />
        )}
      </div>
      <div class="said" role="status">
        {said}
      </div>
    </>
  );
}

/** The words at the end: an answer that still waits for a connection says so. */
export function thanksOf({ words }: WidgetConfig, survey: WidgetSurvey, { phase }: Session): string {
  return phase === 'queued' ? words.kept : (survey.thanks ?? words.thanks);
}

/** "Question 2 of 3". */
export function progressOf({ words }: WidgetConfig, session: Session): string {
  const { n, of } = progress(session);
  return words.progress.replace('{n}', `${n}`).replace('{m}', `${of}`);
}

type AskedProps = Pick<FrameProps, 'session' | 'dispatch' | 'close'> & { words: WidgetConfig['words'] };

function Asked({ words, session, dispatch, close }: AskedProps) {
  const question = current(session);
  const { n, of } = progress(session);
  return (
    <>
      {of > 1 && (
        <div class="progress" aria-hidden="true">
          {Array.from({ length: of }, (_, index) => (
            <i key={index} class={index < n ? 'lit' : ''} />
          ))}
        </div>
      )}
      <div class="asked">
        <p class="question">
          <span id="question">{question.text}</span>
          {question.type === 'text' && !question.required && <small> {words.optional}</small>}
        </p>
        <Question session={session} dispatch={dispatch} />
        <p class="needed" role="alert">
          {session.needed && words.needed}
        </p>
      </div>
      <div class="foot">
        {n > 1 && (
          <button type="button" class="quiet" onClick={() => dispatch({ type: 'back' })}>
            {words.back}
          </button>
        )}
        <button type="button" class="quiet" onClick={close}>
          {words.notNow}
        </button>
        <button
          type="button"
          class="send"
          aria-disabled={session.phase === 'sending'}
          onClick={() => dispatch({ type: 'next' })}
        >
          {isLast(session) ? words.send : words.next}
        </button>
      </div>
    </>
  );
}

function hush(event: Event): void {
  event.stopPropagation();
}
