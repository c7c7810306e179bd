import type { Period } from '../../shared/period.ts';
import { periodLabels } from '../words/period-labels.ts';
import { isZone } from './time-zones.ts';
import { defaultPeriod, type Span, type View } from './view.ts';

/** Reads a view from the query of an address. What is unknown or malformed is left out, never guessed. */
export function readAddress(search: string): View {
  const parameters = new URLSearchParams(search);
  const view: View = { span: spanOf(parameters) };
  const site = parameters.get('site');
  const survey = parameters.get('survey');
  const zone = parameters.get('tz');
  if (site) view.site = site;
  if (survey) view.survey = survey;
  if (zone && isZone(zone)) view.zone = zone;
  return view;
}

/** The address of a view, in the same words as the REST interface: `/?site=…&survey=checkout&period=28d`. */
export function writeAddress(view: View): string {
  const named: [string, string | undefined][] = [
    ['site', view.site],
    ['survey', view.survey],
    ...Object.entries(view.span),
    ['tz', view.zone],
  ];
  const query = named
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value!).replaceAll('%2F', '/')}`)
    .join('&');
  return query ? `/?${query}` : '/';
}

function spanOf(parameters: URLSearchParams): Span {
  const from = parameters.get('from');
  const to = parameters.get('to');
  if (from && to && isDate(from) && isDate(to) && from < to) return { from, to };
  const period = parameters.get('period');
  return { period: period && isPeriod(period) ? period : defaultPeriod };
}

function isPeriod(name: string): name is Period {
  return Object.hasOwn(periodLabels, name);
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
