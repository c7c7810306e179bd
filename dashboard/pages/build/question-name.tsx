import { useEditor } from '../../data/build/editor-context.ts';
import { freeId } from '../../data/build/new-question.ts';
import { renamed as withName } from '../../data/build/question-order.ts';
import type { Question } from '../../data/lint/finding.ts';
import { say } from '../../words/say.ts';

/** What the question is called in the numbers. Once answers came under a name, another one would begin anew. */
export function QuestionName({ question, renamed }: { question: Question; renamed(id: string): void }) {
  const { edited, survey, change } = useEditor();
  const isSaved = survey.questions.some(({ id }) => id === question.id);
  if (isSaved)
    return <p class="help">{say('In the numbers and in the interface: {id}', { id: question.id })}</p>;
  const rename = (typed: string) => {
    const others = edited.questions.map(({ id }) => id).filter((id) => id !== question.id);
    const name = typed
      .replaceAll(/[^A-Za-z0-9_-]+/g, '-')
      .replaceAll(/^[^A-Za-z]+|-+$/g, '')
      .slice(0, 36);
    if (!name || name === question.id) return;
    const id = freeId(name, others);
    change((now) => withName(now, question.id, id));
    renamed(id);
  };
  return (
    <div class="form-field">
      <label for={`name-${question.id}`}>{say('Name in the numbers')}</label>
      <input
        id={`name-${question.id}`}
        type="text"
        defaultValue={question.id}
        maxLength={40}
        aria-describedby={`name-${question.id}-help`}
        onChange={(event) => rename(event.currentTarget.value)}
      />
      <p id={`name-${question.id}-help`} class="help">
        {say(
          'Letters, digits, _ and -. It stays once the survey is saved, because answers are counted under it.',
        )}
      </p>
    </div>
  );
}
