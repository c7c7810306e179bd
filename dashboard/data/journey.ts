import { type MetricId, metrics } from '../../shared/metric.ts';
import { queryOf } from './query-of.ts';

/** What the page Journey asks and how it lies, beside the survey, the period and the zone of its view. */
export interface Journey {
  /** None: the headline of what is in view. */
  metric?: MetricId;
  /** The id of a question; of a matrix `question.item`. */
  question?: string;
  /** Touchpoints in the order in which somebody put them; empty: nobody did. */
  order: readonly string[];
}

/** More than a path can be read with. */
const most = 50;

/** Reads it from the page's own part of an address. What is unknown is left out. */
export function readJourney(own: string | undefined): Journey {
  const parameters = new URLSearchParams(own);
  const metric = parameters.get('metric');
  const question = parameters.get('question');
  return {
    ...(metric && Object.hasOwn(metrics, metric) ? { metric: metric as MetricId } : {}),
    ...(question ? { question } : {}),
    order: [...new Set(parameters.getAll('order'))].slice(0, most),
  };
}

/** The same as a query: `metric=nps&order=landing&order=checkout`. */
export function writeJourney({ metric, question, order }: Journey): string {
  return queryOf([
    ['metric', metric],
    ['question', question],
    ...order.map((name): [string, string] => ['order', name]),
  ]);
}

/** Names in the order that was made of them; those that it does not know come after them, as they were. */
export function inOrder(names: readonly string[], order: readonly string[]): string[] {
  const known = order.filter((name) => names.includes(name));
  return [...known, ...names.filter((name) => !known.includes(name))];
}

/** One of the names a place earlier (-1) or later (1); at the end nothing moves. */
export function moved(names: readonly string[], name: string, by: -1 | 1): string[] {
  const at = names.indexOf(name);
  const neighbour = names[at + by];
  if (at < 0 || neighbour === undefined) return [...names];
  return names.map((one) => (one === name ? neighbour : one === neighbour ? name : one));
}
