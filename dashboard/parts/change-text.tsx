import { type MetricId, metrics } from '../../shared/metric.ts';
import type { Value } from '../../shared/metric-value.ts';
import { changeOf } from '../data/change.ts';
import { changeWords } from '../words/change-words.ts';
import { LeadText } from './lead-text.tsx';

/** What has changed of a number against what it is compared with, in words; a dash where there is nothing to compare. */
export function ChangeText({ metric, value }: { metric: MetricId; value: Value }) {
  const { unit, direction } = metrics[metric];
  const change = changeOf(value, direction, value.p ?? null);
  const words = changeWords(change, unit);
  if (!words) return <span class="faint">–</span>;
  if (change.is !== 'real' || direction === 'none') return <LeadText words={words} />;
  return <LeadText words={words} tone={change.better ? 'good' : 'bad'} />;
}
