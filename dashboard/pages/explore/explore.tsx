import { useEffect } from 'preact/hooks';
import type { StatsQuery } from '../../../client/stats-query.ts';
import type { StatsAnswer } from '../../../shared/stats-answer.ts';
import { firstMetric } from '../../data/askable.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import {
  type Exploration,
  explorationQuery,
  readExploration,
  writeExploration,
} from '../../data/exploration.ts';
import { namingColumns, resultRows } from '../../data/result-rows.ts';
import { statsQuery } from '../../data/stats-query.ts';
import { useStats } from '../../data/use-stats.ts';
import { Await } from '../../parts/await.tsx';
import { Conditions } from '../../parts/conditions.tsx';
import { CoverageLine } from '../../parts/coverage-line.tsx';
import { SpanPickers } from '../../parts/span-pickers.tsx';
import { say } from '../../words/say.ts';
import type { SitePageProps } from '../site-page-props.ts';
import { Controls } from './controls.tsx';
import { ResultTable } from './result-table.tsx';
import { SavedViews } from './saved-views.tsx';
import { TakeAway } from './take-away.tsx';

/** Rows of a breakdown; what is beyond them is one row more. */
const most = 50;

/** Any metric of a survey or of all, broken down, filtered and compared. The address holds all of it. */
export function Explore({ site, surveys, view }: SitePageProps) {
  const { go } = useEarshot();
  const exploration = readExploration(view.own);
  useEffect(() => {
    document.title = `${say('Explore')} · ${site.name} · Earshot`;
  }, [site.name]);
  const inView = surveys.filter(({ slug }) => view.survey === undefined || slug === view.survey);
  const metric = exploration.metric ?? firstMetric(inView);
  const query = {
    ...statsQuery(view, site.id, view.survey),
    ...explorationQuery(exploration, most),
  };
  const answer = useStats(metric, query);
  return (
    <>
      <header class="top">
        <h1>{say('Explore')}</h1>
        <div class="pickers">
          <SavedViews view={{ ...view, site: site.id }} />
          <SpanPickers site={site} view={view} />
        </div>
      </header>
      <Controls {...{ site, surveys, inView, view, metric }} exploration={exploration} />
      <Conditions
        site={site}
        conditions={exploration.conditions}
        show={(conditions) => go({ ...view, own: writeExploration({ ...exploration, conditions }) })}
      />
      <div class="part">
        <Await answer={answer} height={320}>
          {(stats) => <Result answer={stats} query={query} exploration={exploration} />}
        </Await>
      </div>
    </>
  );
}

interface ResultProps {
  answer: StatsAnswer;
  query: StatsQuery;
  exploration: Exploration;
}

/** While another question is answered the answer to the one before still stands: it tells itself what it is of. */
function Result({ answer, query, exploration }: ResultProps) {
  const metric = answer.query.metrics[0]!;
  const { breakdown = [] } = answer.query;
  return (
    <>
      <ResultTable
        metric={metric}
        columns={namingColumns(breakdown, metric)}
        rows={resultRows(answer, metric)}
      />
      <CoverageLine coverage={answer.meta.coverage} />
      {answer.meta.warnings.map((warning) => (
        <p key={warning} class="said" lang="en">
          {warning}
        </p>
      ))}
      <TakeAway metric={metric} query={query} answer={answer} exploration={exploration} />
    </>
  );
}
