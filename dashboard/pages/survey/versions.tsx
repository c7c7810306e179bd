import { useState } from 'preact/hooks';
import type { Survey, SurveyVersion } from '../../../shared/survey.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Await } from '../../parts/await.tsx';
import { say } from '../../words/say.ts';
import type { PartProps } from './part-props.ts';
import { VersionRow } from './version-row.tsx';

/** Versions that are shown before somebody asks for all. */
const first = 8;

/** The versions of the survey, the newest first: when each was in use, its score, and what changed. */
export function Versions({ site, survey, view }: PartProps) {
  const { client } = useEarshot();
  const answer = useAnswer(`versions ${survey.id}`, () => client.surveys.versions(site.id, survey.slug), {
    survey: survey.slug,
    what: ['survey'],
  });
  return (
    <Await answer={answer} height={Math.min(survey.version, first) * 56 + 34}>
      {(versions) => <Table versions={versions} survey={survey} zone={view.zone ?? site.timezone} />}
    </Await>
  );
}

interface TableProps {
  versions: readonly SurveyVersion[];
  survey: Survey;
  zone: string;
}

function Table({ versions, survey, zone }: TableProps) {
  const [all, setAll] = useState(false);
  const ordered = [...versions].sort((a, b) => b.version - a.version);
  const shown = all ? ordered : ordered.slice(0, first);
  return (
    <>
      <table class="versions">
        <caption class="hidden">{say('The versions of the survey, the newest first')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('Version')}</th>
            <th scope="col">{say('In use')}</th>
            <th scope="col">{say('Score')}</th>
            <th scope="col">{say('95% interval')}</th>
            <th scope="col">{say('Answers')}</th>
            <th scope="col">{say('What changed')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((version, i) => (
            <VersionRow
              key={version.version}
              {...{ survey, version, zone }}
              before={ordered[i + 1]}
              after={ordered[i - 1]}
            />
          ))}
        </tbody>
      </table>
      {shown.length < ordered.length ? (
        <button type="button" class="button more" onClick={() => setAll(true)}>
          {say('Show all {count} versions', { count: ordered.length })}
        </button>
      ) : null}
    </>
  );
}
