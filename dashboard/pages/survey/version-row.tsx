import type { Survey, SurveyVersion } from '../../../shared/survey.ts';
import { type HeadlineQuestion, headlineQuestion } from '../../data/headline-question.ts';
import { questionChanges } from '../../data/question-changes.ts';
import { useStatsInTurn } from '../../data/use-stats-in-turn.ts';
import { questionChangeWords } from '../../words/question-change-words.ts';
import { say } from '../../words/say.ts';
import { versionSpan } from '../../words/version-span.ts';
import { ResultCells } from './result-cells.tsx';

interface VersionRowProps {
  survey: Survey;
  version: SurveyVersion;
  /** Its neighbours, where there are any. */
  before: SurveyVersion | undefined;
  after: SurveyVersion | undefined;
  zone: string;
}

/** One version of a survey. */
export function VersionRow({ survey, version, before, after, zone }: VersionRowProps) {
  const question = headlineQuestion(version);
  return (
    <tr>
      <th scope="row">{version.version}</th>
      <td class="when">{versionSpan(version, after, zone)}</td>
      {question ? (
        <VersionResult survey={survey} version={version.version} question={question} />
      ) : (
        <td class="instead" colSpan={3}>
          {say('It asked for words alone.')}
        </td>
      )}
      <td class="changes">
        <Changes version={version} before={before} />
      </td>
    </tr>
  );
}

interface VersionResultProps {
  survey: Survey;
  version: number;
  question: HeadlineQuestion;
}

function VersionResult({ survey, version, question }: VersionResultProps) {
  const answer = useStatsInTurn(question.metric, {
    site: survey.site,
    survey: survey.slug,
    question: question.id,
    period: 'all',
    filter: { version },
  });
  return <ResultCells question={question} answer={answer} />;
}

function Changes({ version, before }: Pick<VersionRowProps, 'version' | 'before'>) {
  if (!before) return <p>{say('The first version.')}</p>;
  const changes = questionChanges(before.questions, version.questions);
  if (changes.length === 0) return <p>{say('Nothing that its visitors read or answer.')}</p>;
  return (
    <ul>
      {changes.map((change) => (
        <li key={`${change.is} ${change.question.id}`}>{questionChangeWords(change)}</li>
      ))}
    </ul>
  );
}
