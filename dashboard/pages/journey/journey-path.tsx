import { compared } from '../../data/compared.ts';
import { journeySteps } from '../../data/journey-steps.ts';
import { keptOrder } from '../../data/kept-order.ts';
import { statsQuery } from '../../data/stats-query.ts';
import { useStats } from '../../data/use-stats.ts';
import { Await } from '../../parts/await.tsx';
import type { JourneyProps } from './journey-props.ts';
import { NoTouchpoints } from './no-touchpoints.tsx';
import { Steps } from './steps.tsx';

/** Touchpoints on one path at most. */
const most = 24;

/** The touchpoints of what is asked, or how pages come to have some. Without complaints it stands all the same. */
export function JourneyPath({ site, view, asked, question }: JourneyProps) {
  const by = { breakdown: 'touchpoint', limit: most };
  const of = (id?: string) => compared({ ...statsQuery(view, site.id, view.survey, id), ...by });
  const answer = useStats(question.metric, of(question.question));
  const complaints = useStats('complaint-rate', of());
  const order = asked.order.length > 0 ? asked.order : keptOrder(site.id);
  return (
    <div class="part">
      <Await answer={answer} height={420}>
        {(stats) => {
          const journey = journeySteps(question.metric, stats, complaints.data, order);
          if (journey.steps.length === 0)
            return <NoTouchpoints site={site} view={view} answers={journey.elsewhere} />;
          return (
            <Steps {...{ site, view, asked, question }} isArranged={order.length > 0} journey={journey} />
          );
        }}
      </Await>
    </div>
  );
}
