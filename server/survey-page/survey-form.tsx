import type { WidgetWords } from '../../shared/widget-config.ts';
import type { StoredSurvey } from '../storage/contract/surveys.ts';
import type { Fault } from './check-step.ts';
import type { Given } from './given.ts';
import type { PageWords } from './page-words.ts';
import { QuestionField } from './question-field.tsx';
import type { Step } from './steps.ts';

export interface SurveyFormProps {
  survey: Pick<StoredSurvey, 'name'>;
  step: Step;
  language: string;
  words: WidgetWords & PageWords;
  given: Given;
  faults: ReadonlyMap<string, Fault>;
  /** What goes with the answers from page to page. */
  carried: readonly (readonly [name: string, value: string])[];
  test: boolean;
}

/** One page of the survey: a plain form. */
export function SurveyForm({ survey, step, language, words, given, faults, carried, test }: SurveyFormProps) {
  const wrong = { needed: words.needed, wrong: words.wrong };
  return (
    <main>
      <h1>{survey.name}</h1>
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
        {step.questions.map((question) => (
          <QuestionField
            key={question.id}
            question={question}
            language={language}
            words={words}
            given={given}
            optional={words.optional}
            wrong={faults.has(question.id) ? wrong[faults.get(question.id)!] : undefined}
          />
        ))}
        <button type="submit">{step.next === null ? words.send : words.next}</button>
      </form>
    </main>
  );
}
