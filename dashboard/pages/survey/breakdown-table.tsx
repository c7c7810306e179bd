import { useState } from 'preact/hooks';
import { metrics } from '../../../shared/metric.ts';
import type { Site } from '../../../shared/site.ts';
import type { StatsAnswer } from '../../../shared/stats-answer.ts';
import { changeOf } from '../../data/change.ts';
import { dimensionLabel } from '../../data/dimensions.ts';
import { exploreView } from '../../data/explore-view.ts';
import type { HeadlineQuestion } from '../../data/headline-question.ts';
import { isNamed } from '../../data/is-named.ts';
import { type ResultRow, resultRows } from '../../data/result-rows.ts';
import { nextSorting, type Sorting, type SortKey, sortRows } from '../../data/sort-rows.ts';
import type { View } from '../../data/view.ts';
import { whiskerLimits } from '../../data/whisker-limits.ts';
import { NumberCells } from '../../parts/number-cells.tsx';
import { SortHead } from '../../parts/sort-head.tsx';
import { ViewLink } from '../../parts/view-link.tsx';
import { comparisonNote } from '../../words/comparison-note.ts';
import { metricLabel } from '../../words/metric-words.ts';
import { onlyUnnamed } from '../../words/only-unnamed.ts';
import { say } from '../../words/say.ts';
import { suppressedSentence } from '../../words/suppressed-sentence.ts';

interface BreakdownTableProps {
  site: Site;
  view: View;
  question: HeadlineQuestion;
  stats: StatsAnswer;
}

/** A row for each value, in any order; each leads to the same number on the page Explore. */
export function BreakdownTable({ site, view, question, stats }: BreakdownTableProps) {
  const [sorting, setSorting] = useState<Sorting>({ by: 'n', descending: true });
  const { metric } = question;
  const dimension = stats.query.breakdown?.[0] ?? '';
  const rows = resultRows(stats, metric);
  const isCompared = stats.query.compare !== undefined;
  const limits = whiskerLimits(rows.map(({ value }) => value));
  const head = (by: SortKey, label: string) => (
    <SortHead label={label} order={orderOf(sorting, by)} sort={() => setSorting(nextSorting(sorting, by))} />
  );
  const linked = (name: string) => {
    const to = exploreView(view, { metric, question: question.id, dimension, value: name });
    return to ? <ViewLink view={to}>{name}</ViewLink> : name;
  };
  if (rows.length === 0) return <p class="said">{say('No answers in this period.')}</p>;
  if (rows.every(({ names: [name = ''] }) => !isNamed(name)))
    return <p class="said">{onlyUnnamed(dimension)}</p>;
  return (
    <>
      <div class="results breakdown">
        <table>
          <caption class="hidden">{metricLabel(metric)}</caption>
          <thead>
            <tr>
              {head('name', dimensionLabel(dimension))}
              {head('value', say('Score'))}
              <th scope="col">{say('95% interval')}</th>
              {head('n', say('Answers'))}
              {isCompared ? head('change', say('Change')) : null}
            </tr>
          </thead>
          <tbody>
            {sortRows(rows, sorting).map(({ names: [name = ''], value }) => (
              <tr key={name}>
                <th scope="row">{linked(name)}</th>
                <NumberCells metric={metric} value={value} limits={limits} compared={isCompared} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Notes rows={rows} question={question} minimumN={site.minimumN} />
    </>
  );
}

function orderOf({ by, descending }: Sorting, column: SortKey) {
  if (by !== column) return undefined;
  return descending ? 'descending' : 'ascending';
}

interface NotesProps {
  rows: readonly ResultRow[];
  question: HeadlineQuestion;
  minimumN: number;
}

/** What is left out and why, and what "a real change" means for so many rows. */
function Notes({ rows, question, minimumN }: NotesProps) {
  const { direction } = metrics[question.metric];
  const changes = rows.map(({ value }) => ({ value, change: changeOf(value, direction, value.p ?? null) }));
  const suppressed = suppressedSentence(rows.filter(({ value }) => value.suppressed).length, minimumN);
  const note = comparisonNote(changes);
  return (
    <div class="notes">
      {suppressed ? <p class="said">{suppressed}</p> : null}
      {note ? <p class="said">{note}</p> : null}
    </div>
  );
}
