import { compared } from '../../data/compared.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import type { HeadlineQuestion } from '../../data/headline-question.ts';
import { statsQuery } from '../../data/stats-query.ts';
import { brokenDownBy, dimensionInView, surveyDimensions } from '../../data/survey-own.ts';
import { useStats } from '../../data/use-stats.ts';
import { Await } from '../../parts/await.tsx';
import { Choice } from '../../parts/choice.tsx';
import { say } from '../../words/say.ts';
import { BreakdownTable } from './breakdown-table.tsx';
import type { PartProps } from './part-props.ts';

/** Rows at most; what is beyond them is one row more. */
const most = 50;

/** The score by one dimension, against the period before. Which one stands in the address. */
export function Breakdown({ question, ...props }: PartProps) {
  return question ? <Chosen question={question} {...props} /> : null;
}

function Chosen({ site, survey, view, question }: PartProps & { question: HeadlineQuestion }) {
  const { go } = useEarshot();
  const dimensions = surveyDimensions(site);
  const dimension = dimensionInView(view, dimensions);
  const query = statsQuery(view, site.id, survey.slug, question.id);
  const answer = useStats(
    question.metric,
    compared({ ...query, breakdown: dimension, limit: most, other: true }),
  );
  return (
    <>
      <div class="controls">
        <Choice
          label={say('Break down by')}
          chosen={dimension}
          options={dimensions.map(({ name, label }) => [name, label])}
          choose={(name) => go(brokenDownBy(view, name ?? 'page'))}
        />
      </div>
      <Await answer={answer} height={300}>
        {(stats) => <BreakdownTable {...{ site, view, question, stats }} />}
      </Await>
    </>
  );
}
