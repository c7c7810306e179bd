import type { MetricDescription } from '../../shared/metric-description.ts';
import { useEarshot } from './earshot-context.ts';
import { type Shown, useAnswer } from './use-answer.ts';

/** What the server says of each metric. It changes with a release of the server, never with an answer. */
export function useCatalogue(): Shown<MetricDescription[]> {
  const { client } = useEarshot();
  return useAnswer('catalogue', () => client.catalogue(), { what: [] });
}
