import type { WidgetQuestion, WidgetWords } from '../../shared/widget-config.ts';
import type { PageWords } from '../widget-config/wording/wording.ts';
import type { Fault } from './check-step.ts';
import type { Given } from './given.ts';
import { QuestionField } from './question-field.tsx';

export interface SurveyFormProps {
  /** Of the survey. */
  name: string;
  questions: readonly WidgetQuestion[];
  /** No page follows, whatever is answered. */
  isLast: boolean;
  words: WidgetWords & PageWords;
  given: Given;
  faults: ReadonlyMap<string, Fault>;
  /** What goes with the answers from page to page. */
  carried: readonly (readonly [name: string, value: string])[];
  test: boolean;
}

/** One page of the survey: a plain form. */
export function SurveyForm(props: SurveyFormProps) {
  const { name: title, questions, isLast, words, given, faults, carried, test } = props;
  const wrong = { needed: words.needed, wrong: words.wrong };
  return (
    <main>
      <h1>{title}</h1>
      {test && <p class="note">{words.test}</p>}
      {faults.size > 0 && (
        <p class="note bad" role="alert">
          {words.check}
        </p>
      )}
      <form method="post">
        {carried.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {/* Nobody who sees or hears the page fills it in. */}
        <div class="trap" aria-hidden="true">
          <input type="text" name="trap" tabIndex={-1} autoComplete="off" />
        </div>
        {questions.map((question) => (
          <QuestionField
            key={question.id}
            question={question}
            given={given}
            optional={words.optional}
            wrong={faults.has(question.id) ? wrong[faults.get(question.id)!] : undefined}
          />
        ))}
        <button type="submit">{isLast ? words.send : words.next}</button>
      </form>
    </main>
  );
}
