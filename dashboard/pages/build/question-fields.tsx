import { ratings } from '../../../shared/rating.ts';
import { useEditor } from '../../data/build/editor-context.ts';
import type { Question } from '../../data/lint/finding.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { say } from '../../words/say.ts';
import { NumberField } from './fields/number-field.tsx';
import { SelectField } from './fields/select-field.tsx';
import { WordsField } from './fields/words-field.tsx';
import { OptionList } from './option-list.tsx';
import { QuestionName } from './question-name.tsx';
import { QuestionPath } from './question-path.tsx';

interface QuestionFieldsProps {
  question: Question;
  at: number;
  renamed(id: string): void;
}

/** All that there is to say of a question: its text first, what few need last. */
export function QuestionFields({ question, at, renamed }: QuestionFieldsProps) {
  const { put } = useEditor();
  const path = `questions.${at}`;
  return (
    <>
      <WordsField label={say('Question')} path={`${path}.text`} text={question.text} most={500} lines={2} />
      <CheckField
        label={say('Must be answered')}
        checked={question.required}
        onChange={(required) => put(`${path}.required`, required)}
        help={say('Who cannot answer it can only leave. By default it may be left out.')}
      />
      <Scale question={question} path={path} />
      <Ends question={question} path={path} />
      <Choosing question={question} path={path} />
      {question.type === 'matrix' ? (
        <OptionList kind="items" list={question.items} path={`${path}.items`} />
      ) : null}
      {question.type === 'kano' ? (
        <WordsField
          label={say('Feature')}
          path={`${path}.feature`}
          text={question.feature}
          most={200}
          help={say('It stands in “How would you feel if you had …?”, with it and without it.')}
        />
      ) : null}
      {question.type === 'text' ? (
        <NumberField
          label={say('Longest answer, in characters')}
          path={`${path}.maxLength`}
          value={question.maxLength}
          help={say('1 to 5,000; 2,000 by default.')}
          needed
        />
      ) : null}
      <QuestionPath question={question} at={at} />
      <QuestionName question={question} renamed={renamed} />
    </>
  );
}

const scales: Readonly<Record<string, readonly number[]>> = {
  csat: ratings.csat.max,
  stars: ratings.stars.max,
  emoji: ratings.emoji.max,
  matrix: [5, 7],
};

function Scale({ question, path }: { question: Question; path: string }) {
  const { put } = useEditor();
  if (!('scale' in question)) return null;
  const steps = [...(scales[question.type] ?? [])].sort((a, b) => a - b);
  return (
    <SelectField
      label={say('Steps of the scale')}
      value={String(question.scale)}
      options={steps.map((n) => [String(n), String(n)])}
      choose={(scale) => put(`${path}.scale`, Number(scale))}
      help={say('5 by default. Answers on another scale are counted apart from those so far.')}
    />
  );
}

function Ends({ question, path }: { question: Question; path: string }) {
  if (!(question.type in ratings) && question.type !== 'matrix') return null;
  const { low, high } = question as Question & { type: 'matrix' };
  const usual = question.type === 'matrix' ? say('nothing') : say('the usual words');
  return (
    <div class="two-fields">
      <WordsField label={say('Low end')} path={`${path}.low`} text={low} most={80} otherwise={usual} />
      <WordsField label={say('High end')} path={`${path}.high`} text={high} most={80} otherwise={usual} />
    </div>
  );
}

function Choosing({ question, path }: { question: Question; path: string }) {
  const { put } = useEditor();
  if (question.type !== 'choice' && question.type !== 'choices') return null;
  return (
    <>
      <OptionList kind="options" list={question.options} path={`${path}.options`} />
      <CheckField
        label={say('Offer own words')}
        checked={question.other}
        onChange={(other) => put(`${path}.other`, other)}
        help={say('One more option, “Other”, with a field to write in.')}
      />
      <CheckField
        label={say('Show the options in a new order each time')}
        checked={question.shuffle}
        onChange={(shuffle) => put(`${path}.shuffle`, shuffle)}
        help={say('What stands first is chosen more often: so each option stands there equally often.')}
      />
      {question.type === 'choices' ? (
        <div class="two-fields">
          <NumberField label={say('At least')} path={`${path}.min`} value={question.min} needed />
          <NumberField
            label={say('At most')}
            path={`${path}.max`}
            value={question.max}
            placeholder={say('any number')}
          />
        </div>
      ) : null}
    </>
  );
}
