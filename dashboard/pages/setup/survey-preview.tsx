import type { SurveyInput } from '../../../shared/survey.ts';
import { Section } from '../../parts/section.tsx';
import { localisedText } from '../../words/localised-text.ts';
import { questionKind } from '../../words/question-kind.ts';
import { say } from '../../words/say.ts';
import { showLines } from '../../words/show-lines.ts';

/** A survey in words: what it asks, and when. */
export function SurveyPreview({ survey }: { survey: SurveyInput }) {
  return (
    <>
      <Section title={say('What it asks')}>
        <ol class="asked-questions">
          {survey.questions.map((question) => (
            <li key={question.id}>
              {/* Templates ask in English, whatever the dashboard speaks. */}
              <p lang="en">{localisedText(question.text)}</p>
              <small>{questionKind(question, survey.questions)}</small>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={say('When it asks')}>
        <ul class="rules">
          {showLines(survey).map(({ rule, says }) => (
            <li key={rule}>{says}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
