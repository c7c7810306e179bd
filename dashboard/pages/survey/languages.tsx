import type { Survey } from '../../../shared/survey.ts';
import type { HeadlineQuestion } from '../../data/headline-question.ts';
import { type LanguageRow, languageRows } from '../../data/language-rows.ts';
import { statsQuery } from '../../data/stats-query.ts';
import { useStats } from '../../data/use-stats.ts';
import { Await } from '../../parts/await.tsx';
import { DrawnHead } from '../../parts/drawn-head.tsx';
import { ShareBar } from '../../parts/share-bar.tsx';
import { languageName } from '../../words/language-name.ts';
import { formatCount, formatShare } from '../../words/number.ts';
import { say } from '../../words/say.ts';
import type { PartProps } from './part-props.ts';

/** Languages of answers at most; the rest is one row more. */
const most = 20;

/** The languages that the survey is asked in and answered in. */
export function Languages({ question, ...props }: PartProps) {
  if (question) return <Answered {...props} question={question} />;
  return <Table survey={props.survey} rows={languageRows(props.survey.questions, [])} />;
}

function Answered({ site, survey, view, question }: PartProps & { question: HeadlineQuestion }) {
  const { metric } = question;
  const query = statsQuery(view, site.id, survey.slug, question.id);
  const answer = useStats(metric, { ...query, breakdown: 'language', limit: most, other: true });
  return (
    <Await answer={answer} height={160}>
      {({ results }) => {
        const answered = results.map(({ dimensions, metrics }) => ({
          language: dimensions?.language ?? '',
          n: metrics[metric].n,
        }));
        return <Table survey={survey} rows={languageRows(survey.questions, answered)} />;
      }}
    </Await>
  );
}

function Table({ survey: { questions }, rows }: { survey: Survey; rows: readonly LanguageRow[] }) {
  const isTranslated = rows.some(({ translated }) => translated > 0);
  return (
    <>
      {isTranslated ? null : (
        <p class="said">{say('Each question has one text, which is shown in every language.')}</p>
      )}
      {rows.length === 0 ? null : (
        <table class="languages">
          <caption class="hidden">{say('Languages of questions and answers')}</caption>
          <DrawnHead
            columns={[say('Language'), say('Questions in it'), say('Answers'), say('Share of answers')]}
          />
          <tbody>
            {rows.map((row) => (
              <tr key={row.tag}>
                <th scope="row">{languageName(row.tag)}</th>
                <td>{isTranslated ? translationWords(row, questions.length) : '–'}</td>
                <td>{formatCount(row.answers)}</td>
                <td>{row.share === null ? '–' : formatShare(row.share)}</td>
                <td class="bar">{row.share === null ? null : <ShareBar value={row.share} ci={null} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function translationWords({ translated, reads }: LanguageRow, of: number): string {
  if (translated > 0) return say('{translated} of {of}', { translated, of });
  return reads === undefined ? '–' : say('none: they read {language}', { language: languageName(reads) });
}
