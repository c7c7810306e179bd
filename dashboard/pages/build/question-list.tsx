import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useEditor } from '../../data/build/editor-context.ts';
import { hangingOn, moved, withoutQuestion } from '../../data/build/question-order.ts';
import { textIn } from '../../data/build/texts.ts';
import { useDragOrder } from '../../data/build/use-drag-order.ts';
import { say } from '../../words/say.ts';
import { AddQuestion } from './add-question.tsx';
import { QuestionItem } from './question-item.tsx';

interface QuestionListProps {
  /** The id of the question whose fields show. */
  open: string | undefined;
  setOpen(id: string | undefined): void;
}

/** The questions in their order: one is open, each can be moved and removed. */
export function QuestionList({ open, setOpen }: QuestionListProps) {
  const { edited, written, change, undo } = useEditor();
  const list = useRef<HTMLOListElement>(null);
  const undoButton = useRef<HTMLButtonElement>(null);
  const focused = useRef<Element | null>(null);
  const [newest, setNewest] = useState<string>();
  const [said, setSaid] = useState({ text: '', undo: false });
  const { questions } = edited;
  const move = (from: number, to: number, field?: string) => {
    if (to < 0 || to >= questions.length) return;
    focused.current = document.activeElement;
    change((now) => ({ ...now, questions: moved(now.questions, from, to) }), field);
    setSaid({ text: say('Now question {n} of {all}.', { n: to + 1, all: questions.length }), undo: false });
  };
  const remove = (at: number) => {
    const { id, text } = questions[at]!;
    const hanging = hangingOn(edited, id);
    change((now) => withoutQuestion(now, id));
    if (open === id) setOpen(undefined);
    const question = textIn(text, written.main, written.main);
    setSaid({
      text: say(
        '{hanging, plural, =0 {“{question}” is removed.} one {“{question}” is removed, and one condition on it.} other {“{question}” is removed, and # conditions on it.}}',
        { hanging, question },
      ),
      undo: true,
    });
  };
  useLayoutEffect(() => {
    // Where an element moves, the browser takes the focus from it.
    if (focused.current instanceof HTMLElement && list.current?.contains(focused.current))
      focused.current.focus();
    focused.current = null;
  }, [questions]);
  useLayoutEffect(() => {
    if (said.undo) undoButton.current?.focus();
  }, [said]);
  const grip = useDragOrder(list, (from, to) => move(from, to, 'drag'));
  const takeBack = () => {
    undo();
    setSaid({ text: say('The question is back.'), undo: false });
    list.current?.querySelector('button')?.focus();
  };
  return (
    <>
      <ol class="build-questions" ref={list}>
        {questions.map((question, at) => (
          <QuestionItem
            key={question.id}
            question={question}
            at={at}
            open={open === question.id}
            isNew={newest === question.id}
            toggle={() => setOpen(open === question.id ? undefined : question.id)}
            move={(by) => move(at, at + by)}
            remove={questions.length > 1 ? () => remove(at) : undefined}
            grip={grip(at)}
            renamed={setOpen}
          />
        ))}
      </ol>
      <p class="build-said">
        <span role="status">{said.text}</span>
        {said.undo ? (
          <button ref={undoButton} type="button" class="button" onClick={takeBack}>
            {say('Undo')}
          </button>
        ) : null}
      </p>
      <AddQuestion
        added={(id) => {
          setOpen(id);
          setNewest(id);
        }}
      />
    </>
  );
}
