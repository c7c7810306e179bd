import type { StatsQuery } from '../../../client/stats-query.ts';
import type { Survey } from '../../../shared/survey.ts';
import { countedBy } from '../../data/counted-by.ts';
import { countsOf } from '../../data/counts-of.ts';
import { distributionBars } from '../../data/distribution-bars.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { type RatedQuestion, ratedItems, ratedQuestion } from '../../data/rated-question.ts';
import { statsAsked } from '../../data/stats-asked.ts';
import { useAnswers } from '../../data/use-answers.ts';
import { Figures } from '../../parts/figures.tsx';
import { localisedText } from '../../words/localised-text.ts';
import { formatCount, formatShare } from '../../words/number.ts';
import { say } from '../../words/say.ts';

interface DistributionFiguresProps {
  survey: Survey;
  query: StatsQuery;
}

/** The figures behind the small distributions of all questions on a scale. They are asked for once, by the rows. */
export function DistributionFigures({ survey, query }: DistributionFiguresProps) {
  const { client, inTurn } = useEarshot();
  const scales = scalesOf(survey);
  const answers = useAnswers(
    scales.map(({ question }) => {
      const asked = statsAsked(client, countedBy(question), { ...query, question: question.id });
      return { ...asked, load: () => inTurn(asked.load) };
    }),
  );
  if (scales.length === 0) return null;
  const rows = scales.flatMap(({ asks, question }, i) => {
    const { data } = answers[i]!;
    if (!data) return [];
    return distributionBars(question, countsOf(data, countedBy(question))).map(({ label, count, share }) => [
      asks,
      label,
      formatCount(count),
      formatShare(share),
    ]);
  });
  return (
    <Figures
      caption={say('How people answered each question')}
      head={[say('Question'), say('Answer'), say('Count'), say('Share')]}
      rows={rows}
    />
  );
}

function scalesOf({ questions }: Survey): { asks: string; question: RatedQuestion }[] {
  return questions.flatMap((question) => {
    if (question.type === 'matrix') {
      return ratedItems(question).map((item, i) => ({
        asks: localisedText(question.items[i]!.text),
        question: item,
      }));
    }
    const rated = ratedQuestion(question);
    return rated ? [{ asks: localisedText(question.text), question: rated }] : [];
  });
}
