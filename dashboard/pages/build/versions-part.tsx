import { useEditor } from '../../data/build/editor-context.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import type { Question } from '../../data/lint/finding.ts';
import { questionChanges } from '../../data/question-changes.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Await } from '../../parts/await.tsx';
import { Section } from '../../parts/section.tsx';
import { momentLabel } from '../../words/moment-label.ts';
import { questionChangeWords } from '../../words/question-change-words.ts';
import { say } from '../../words/say.ts';

/** What the survey has asked, version by version, and what saving would change. */
export function VersionsPart() {
  const { site, survey, edited, change } = useEditor();
  const { client } = useEarshot();
  const answer = useAnswer(
    `versions ${survey.id} ${survey.version}`,
    () => client.surveys.versions(site.id, survey.slug),
    { what: ['survey'], survey: survey.slug },
  );
  return (
    <>
      <Section title={say('Not saved yet')}>
        <Changes
          before={survey.questions}
          after={edited.questions}
          none={say('The questions are as they are saved.')}
        />
      </Section>
      <Section title={say('Versions')}>
        <p class="help">
          {say(
            'Other questions make a new version, nothing else does. Answers stay with the version that they were given to.',
          )}
        </p>
        <Await answer={answer} height={160}>
          {(versions) => (
            <ol class="build-versions">
              {[...versions].reverse().map(({ version, questions, createdAt }, i, all) => (
                <li key={version}>
                  <h3>
                    {say('Version {version}', { version })}{' '}
                    <small>{momentLabel(new Date(createdAt), site.timezone)}</small>
                  </h3>
                  {all[i + 1] ? (
                    <Changes
                      before={all[i + 1]!.questions}
                      after={questions}
                      none={say('Nothing that visitors see.')}
                    />
                  ) : (
                    <p class="said">
                      {say('{n, plural, one {One question} other {# questions}}, as it was created.', {
                        n: questions.length,
                      })}
                    </p>
                  )}
                  {version === survey.version ? null : (
                    <button
                      type="button"
                      class="button"
                      onClick={() => change((now) => ({ ...now, questions }))}
                    >
                      {say('Take these questions again')}
                    </button>
                  )}
                </li>
              ))}
            </ol>
          )}
        </Await>
      </Section>
    </>
  );
}

interface ChangesProps {
  before: readonly Question[];
  after: readonly Question[];
  none: string;
}

function Changes({ before, after, none }: ChangesProps) {
  const changes = questionChanges(before, after);
  if (changes.length === 0) return <p class="said">{none}</p>;
  return (
    <ul class="rules">
      {changes.map((change) => (
        <li key={`${change.is} ${change.question.id}`}>{questionChangeWords(change)}</li>
      ))}
    </ul>
  );
}
