import type { Survey } from '../../../shared/survey.ts';
import { type Edited, editedOf } from '../../data/build/edited.ts';
import { sameValue } from '../../data/build/same-value.ts';
import { questionChanges } from '../../data/question-changes.ts';
import { questionChangeWords } from '../../words/question-change-words.ts';
import { say } from '../../words/say.ts';

interface ConflictProps {
  theirs: Survey;
  mine: Edited;
  settle(which: 'mine' | 'theirs'): void;
}

const fieldNames = {
  name: say('the name'),
  questions: say('the questions'),
  display: say('the look'),
  show: say('when it shows'),
} as const;

/** Two have written on the survey: what differs, and the choice. Neither is lost before it is made. */
export function Conflict({ theirs, mine, settle }: ConflictProps) {
  const saved = editedOf(theirs);
  const fields = (Object.keys(fieldNames) as (keyof Edited)[]).filter(
    (name) => !sameValue(saved[name], mine[name]),
  );
  return (
    <div class="failure" role="alert">
      <div>
        <p>
          <b>{say('Somebody else has saved this survey since you began.')}</b>{' '}
          {say('Yours is still here. They differ in: {fields}.', {
            fields: fields.map((name) => fieldNames[name]).join(', '),
          })}
        </p>
        <ul class="rules">
          {questionChanges(saved.questions, mine.questions).map((change) => (
            <li key={`${change.is} ${change.question.id}`}>{questionChangeWords(change)}</li>
          ))}
        </ul>
      </div>
      <button type="button" class="button" onClick={() => settle('mine')}>
        {say('Go on with mine')}
      </button>
      <button type="button" class="button" onClick={() => settle('theirs')}>
        {say('Take theirs')}
      </button>
    </div>
  );
}
