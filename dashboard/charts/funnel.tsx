import type { StatsQuery } from '../../client/stats-query.ts';
import type { FunnelStepValue } from '../../shared/metric-value.ts';
import { useStats } from '../data/use-stats.ts';
import { Await } from '../parts/await.tsx';
import { Section } from '../parts/section.tsx';
import { ShareBar } from '../parts/share-bar.tsx';
import { formatCount, formatShare } from '../words/number.ts';
import { intervalCell } from '../words/trend-words.ts';

/** From seeing the survey to leaving a comment: how many of each step go on to the next. */
export function Funnel({ query }: { query: StatsQuery }) {
  const answer = useStats('response-rate', query);
  return (
    <Section title="From seeing to saying" note="answers from the widget">
      <Await answer={answer} height={174}>
        {({ results }) => <Steps steps={results[0]?.metrics['response-rate'].steps ?? []} />}
      </Await>
    </Section>
  );
}

function Steps({ steps }: { steps: readonly FunnelStepValue[] }) {
  if (steps.every(({ n }) => n === 0)) return <p class="said">The widget was not shown in this period.</p>;
  return (
    <table class="funnel">
      <caption class="hidden">Share of each step that goes on to the next</caption>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">n</th>
          <th scope="col">Go on</th>
          <th scope="col" class="ci">
            95% interval
          </th>
          <th scope="col" class="bar">
            <span class="hidden">Drawn</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.to}>
            <th scope="row">
              {step.from} <span aria-hidden="true">→</span>
              <span class="hidden">to</span> {step.to}
            </th>
            <td class="faint">{formatCount(step.n)}</td>
            <td>{step.value === null ? '–' : formatShare(step.value)}</td>
            <td class="ci faint">{intervalCell(step, 'share')}</td>
            <td class="bar">{step.value === null ? null : <ShareBar value={step.value} ci={step.ci} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
