import { useState } from 'preact/hooks';
import { metrics } from '../../../shared/metric.ts';
import { trendRange } from '../../charts/trend-range.ts';
import { axisLimits } from '../../data/axis-limits.ts';
import type { JourneySteps } from '../../data/journey-steps.ts';
import { useArranging } from '../../data/use-arranging.ts';
import { weakest } from '../../data/weakest.ts';
import { Section } from '../../parts/section.tsx';
import { elsewhereSentence, orderSentence } from '../../words/journey-words.ts';
import { metricLabel } from '../../words/metric-words.ts';
import { formatValue } from '../../words/number.ts';
import { say } from '../../words/say.ts';
import { weakestSentence } from '../../words/weakest-words.ts';
import { JourneyFigures } from './journey-figures.tsx';
import type { JourneyProps } from './journey-props.ts';
import { PathLine } from './path-line.tsx';
import { Step } from './step.tsx';

interface StepsProps extends JourneyProps {
  journey: JourneySteps;
  /** Somebody has put them in an order. */
  isArranged: boolean;
}

/** The path itself: a line through the scores, under it each touchpoint in words; with a way to put them in order. */
export function Steps({ site, view, asked, question, journey, isArranged }: StepsProps) {
  const [isMoving, setMoving] = useState(false);
  const { steps, elsewhere } = journey;
  const { list, said, move, forget } = useArranging({
    site,
    view,
    asked,
    names: steps.map(({ name }) => name),
  });
  const { unit } = metrics[question.metric];
  const values = steps.map(({ value }) => value);
  const range = trendRange(values, unit, axisLimits(question));
  const weak = weakest(steps);
  const [low, high] = range.map((end) => formatValue(end, unit));
  return (
    <Section
      title={metricLabel(question.metric)}
      note={say('drawn from {low} to {high}', { low: low!, high: high! })}
    >
      <p class="said">{weakestSentence(weak, steps.length)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section class="path" tabIndex={0} aria-label={say('Touchpoints in order')}>
        <div class="path-inner" style={{ '--steps': steps.length }}>
          <PathLine values={values} range={range} />
          <ol ref={list}>
            {steps.map((step) => (
              <Step
                key={step.name}
                {...{ step, view, question, range }}
                weak={weak?.name === step.name ? weak : undefined}
                move={isMoving ? (by) => move(step.name, by) : undefined}
              />
            ))}
          </ol>
        </div>
      </section>
      <div class="arranging">
        <p class="said">{orderSentence(isArranged)}</p>
        {steps.length > 1 ? (
          <button type="button" class="button" aria-pressed={isMoving} onClick={() => setMoving(!isMoving)}>
            {say('Arrange')}
          </button>
        ) : null}
        {isArranged ? (
          <button type="button" class="button" onClick={forget}>
            {say('By number of answers')}
          </button>
        ) : null}
        <span class="hidden" role="status">
          {said}
        </span>
      </div>
      {elsewhere > 0 ? <p class="said note">{elsewhereSentence(question.metric, elsewhere)}</p> : null}
      <JourneyFigures metric={question.metric} steps={steps} />
    </Section>
  );
}
