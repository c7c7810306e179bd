import { metrics } from '../../../shared/metric.ts';
import { axisLimits } from '../../data/axis-limits.ts';
import { exploreView } from '../../data/explore-view.ts';
import type { JourneyQuestion } from '../../data/journey-question.ts';
import type { JourneyStep } from '../../data/journey-steps.ts';
import type { View } from '../../data/view.ts';
import type { Weakest } from '../../data/weakest.ts';
import { Axis } from '../../parts/axis.tsx';
import { ChangeText } from '../../parts/change-text.tsx';
import { LeadText } from '../../parts/lead-text.tsx';
import { ViewLink } from '../../parts/view-link.tsx';
import { complaintCount } from '../../words/complaint-count.ts';
import { volumeWords } from '../../words/journey-words.ts';
import { formatValue } from '../../words/number.ts';
import { say } from '../../words/say.ts';
import { intervalCell } from '../../words/trend-words.ts';
import { weakestWords } from '../../words/weakest-words.ts';
import { Gauge } from './gauge.tsx';

interface StepProps {
  step: JourneyStep;
  view: View;
  question: JourneyQuestion;
  /** The ends of what is drawn. */
  range: readonly [number, number];
  /** It is the weakest. */
  weak: Weakest | undefined;
  /** Puts it a place earlier or later; undefined: nothing is being arranged. */
  move: ((by: -1 | 1) => void) | undefined;
}

/** One touchpoint: how good, how sure, from how many, what has changed and what is wrong. */
export function Step({ step, view, question, range, weak, move }: StepProps) {
  const { name, value, complaints } = step;
  const { metric } = question;
  const { unit } = metrics[metric];
  const to = exploreView(view, { metric, question: question.question, dimension: 'touchpoint', value: name });
  const complained = complaints && complaintCount(complaints);
  return (
    <li class={weak ? 'step-of-path weak' : 'step-of-path'}>
      <Gauge value={value} range={range} />
      <h3>{to ? <ViewLink view={to}>{name}</ViewLink> : name}</h3>
      {value.value === null ? (
        <p class="step-score">{value.suppressed ? say('Too few') : '–'}</p>
      ) : (
        <>
          <p class="step-score">
            <b>{formatValue(value.value, unit)}</b>{' '}
            <span class={value.ci ? 'at-wide' : ''}>{intervalCell(value, unit)}</span>
          </p>
          <div class="at-narrow" aria-hidden="true">
            <Axis unit={unit} limits={axisLimits(question)} value={value.value} ci={value.ci} />
          </div>
        </>
      )}
      <p class="faint">{volumeWords(metric, value.n)}</p>
      {weak ? <LeadText words={weakestWords(weak, unit)} tone="bad" /> : null}
      {value.previous ? <ChangeText metric={metric} value={value} /> : null}
      {complained ? <p class="faint">{complained}</p> : null}
      {move ? (
        <p class="movers">
          <button type="button" class="button" onClick={() => move(-1)}>
            {say('Earlier')} <span class="hidden">{name}</span>
          </button>
          <button type="button" class="button" onClick={() => move(1)}>
            {say('Later')} <span class="hidden">{name}</span>
          </button>
        </p>
      ) : null}
    </li>
  );
}
