import type { StatsQuery } from '../../client/stats-query.ts';
import type { FunnelStepValue } from '../../shared/metric-value.ts';
import { useStats } from '../data/use-stats.ts';
import { Await } from '../parts/await.tsx';
import { hidden } from '../parts/hidden.tsx';
import { Section } from '../parts/section.tsx';
import { ShareBar } from '../parts/share-bar.tsx';
import { formatCount, formatShare } from '../words/number.ts';
import { say } from '../words/say.ts';
import { sayParts } from '../words/say-parts.ts';
import { stepName } from '../words/step-name.ts';
import { intervalCell } from '../words/trend-words.ts';

/** From seeing the survey to leaving a comment: how many of each step go on to the next. */
export function Funnel({ query }: { query: StatsQuery }) {
  const answer = useStats('response-rate', query);
  return (
    <Section title={say('From seeing to saying')} note={say('answers from the widget')}>
      <Await answer={answer} height={174}>
        {({ results }) => <Steps steps={results[0]?.metrics['response-rate'].steps ?? []} />}
      </Await>
    </Section>
  );
}

function Steps({ steps }: { steps: readonly FunnelStepValue[] }) {
  if (steps.every(({ n }) => n === 0))
    return <p class="said">{say('The widget was not shown in this period.')}</p>;
  return (
    <table class="funnel">
      <caption class="hidden">{say('Share of each step that goes on to the next')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Step')}</th>
          <th scope="col">n</th>
          <th scope="col">{say('Go on')}</th>
          <th scope="col" class="ci">
            {say('95% interval')}
          </th>
          <th scope="col" class="bar">
            {hidden(say('Drawn'))}
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.to}>
            <th scope="row">
              {sayParts('{from} <arrow>→</arrow> <hidden>to</hidden> {to}', {
                from: stepName(step.from),
                to: stepName(step.to),
                arrow: (sign) => <span aria-hidden="true">{sign}</span>,
                hidden,
              })}
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
