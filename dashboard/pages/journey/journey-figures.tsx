import { type MetricId, metrics } from '../../../shared/metric.ts';
import type { JourneyStep } from '../../data/journey-steps.ts';
import { ChangeText } from '../../parts/change-text.tsx';
import { Figures } from '../../parts/figures.tsx';
import { formatCount } from '../../words/number.ts';
import { say } from '../../words/say.ts';
import { intervalCell, valueCell } from '../../words/trend-words.ts';

interface JourneyFiguresProps {
  metric: MetricId;
  steps: readonly JourneyStep[];
}

/** The figures behind the path. */
export function JourneyFigures({ metric, steps }: JourneyFiguresProps) {
  const { unit } = metrics[metric];
  return (
    <Figures
      caption={say('The journey, touchpoint by touchpoint')}
      head={[
        say('Touchpoint'),
        say('Value'),
        say('95% interval'),
        say('n'),
        say('Change'),
        say('Complaints'),
      ]}
      rows={steps.map(({ name, value, complaints }) => [
        name,
        valueCell(value, unit),
        intervalCell(value, unit),
        formatCount(value.n),
        <ChangeText key="change" metric={metric} value={value} />,
        complaints?.complaints === undefined ? '–' : formatCount(complaints.complaints),
      ])}
    />
  );
}
