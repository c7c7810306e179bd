import { useEditor } from '../../data/build/editor-context.ts';
import { newQuestion, questionTypes } from '../../data/build/new-question.ts';
import { Popover } from '../../parts/popover.tsx';
import { questionTypeWords } from '../../words/question-type-words.ts';
import { say } from '../../words/say.ts';

/** Questions that a survey may have. */
const most = 50;

/** A button that offers all types of questions, and adds the chosen one at the end. */
export function AddQuestion({ added }: { added(id: string): void }) {
  const { edited, change } = useEditor();
  if (edited.questions.length >= most) return <p class="said">{say('A survey has at most 50 questions.')}</p>;
  return (
    <div class="build-add">
      <Popover label={say('Add a question')} title={say('Types of questions')}>
        {(close) =>
          questionTypes.map((type) => {
            const [name, use] = questionTypeWords[type];
            const add = () => {
              const question = newQuestion(
                type,
                edited.questions.map(({ id }) => id),
              );
              close();
              change((now) => ({ ...now, questions: [...now.questions, question] }));
              added(question.id);
            };
            return (
              <button key={type} type="button" class="build-type" onClick={add}>
                <b>{name}</b> <small>{use}</small>
              </button>
            );
          })
        }
      </Popover>
    </div>
  );
}
