import { useLayoutEffect, useRef } from 'preact/hooks';
import { useEditor } from '../../data/build/editor-context.ts';
import { refusedAt } from '../../data/build/refused-at.ts';
import { textIn } from '../../data/build/texts.ts';
import type { Question } from '../../data/lint/finding.ts';
import { conditionWords } from '../../words/condition-words.ts';
import { questionTypeWords } from '../../words/question-type-words.ts';
import { say } from '../../words/say.ts';
import { Findings } from './findings.tsx';
import { QuestionFields } from './question-fields.tsx';

interface QuestionItemProps {
  question: Question;
  at: number;
  open: boolean;
  /** It was added just now: its text is to be written first. */
  isNew: boolean;
  toggle(): void;
  /** −1: one place up. */
  move(by: -1 | 1): void;
  /** None: it is the only one. */
  remove: (() => void) | undefined;
  grip(event: PointerEvent): void;
  renamed(id: string): void;
}

/** One question: a line that opens into its fields. */
export function QuestionItem(props: QuestionItemProps) {
  const { question, at, open, isNew, toggle, move, remove, grip, renamed } = props;
  const { edited, written, findings, refused } = useEditor();
  const item = useRef<HTMLLIElement>(null);
  // At once: whoever adds a question may be typing already.
  useLayoutEffect(() => {
    if (!isNew) return;
    const text = item.current?.querySelector<HTMLTextAreaElement>('textarea');
    text?.focus();
    text?.select();
  }, [isNew]);
  const onKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(event.key === 'ArrowUp' ? -1 : 1);
  };
  const path = `questions.${at}`;
  const mine = findings.filter((finding) => finding.path.startsWith(`${path}.`));
  const text = textIn(question.text, written.language, written.main);
  const shown = text || textIn(question.text, written.main, written.main) || say('(no text yet)');
  const isRefused = refusedAt(refused, path, true) !== undefined;
  return (
    <li ref={item} class={open ? 'open' : ''} onKeyDown={onKey}>
      <div class="question-line">
        <span class="grip" aria-hidden="true" title={say('Drag to another place')} onPointerDown={grip} />
        <button type="button" class="question-name" aria-expanded={open} onClick={toggle}>
          <span>{shown}</span>
          <small>
            {questionTypeWords[question.type][0]}
            {question.required ? ` · ${say('must be answered')}` : ''}
            {question.if ? ` · ${conditionWords(question.if, edited.questions)}` : ''}
          </small>
        </button>
        {isRefused ? <span class="question-mark bad">{say('cannot be saved')}</span> : null}
        {!open && mine.length > 0 ? (
          <span class="question-mark">
            {say('{n, plural, one {# hint} other {# hints}}', { n: mine.length })}
          </span>
        ) : null}
        <MoveButton
          label={say('Move up: {question}', { question: shown })}
          sign="↑"
          act={() => move(-1)}
          off={at === 0}
        />
        <MoveButton
          label={say('Move down: {question}', { question: shown })}
          sign="↓"
          act={() => move(1)}
          off={at === edited.questions.length - 1}
        />
        {remove ? (
          <MoveButton
            label={say('Remove: {question}', { question: shown })}
            sign="×"
            act={remove}
            off={false}
          />
        ) : null}
      </div>
      {open ? (
        <div class="question-fields">
          <QuestionFields question={question} at={at} renamed={renamed} />
          <Findings findings={mine} />
        </div>
      ) : null}
    </li>
  );
}

interface MoveButtonProps {
  label: string;
  sign: string;
  act(): void;
  off: boolean;
}

/** Not `disabled` at an end: that would take the focus from who moved it there. */
function MoveButton({ label, sign, act, off }: MoveButtonProps) {
  return (
    <button type="button" class="icon" aria-label={label} aria-disabled={off} onClick={act}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
