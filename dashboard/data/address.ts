import type { Period } from '../../shared/period.ts';
import { periodLabels } from '../words/period-labels.ts';
import { isSitePage } from './is-site-page.ts';
import { queryOf } from './query-of.ts';
import { isZone } from './time-zones.ts';
import { defaultPeriod, type Setup, type Span, setups, type View } from './view.ts';

/** What every page understands; the rest is a page's own. */
const common = ['site', 'survey', 'page', 'period', 'from', 'to', 'tz'];

/** Reads a view from the query of an address. What is unknown or malformed is left out, never guessed. */
export function readAddress(search: string): View {
  const parameters = new URLSearchParams(search);
  const view: View = { span: spanOf(parameters) };
  const site = parameters.get('site');
  const survey = parameters.get('survey');
  const zone = parameters.get('tz');
  const page = parameters.get('page');
  if (site) view.site = site;
  if (survey) view.survey = survey;
  if (zone && isZone(zone)) view.zone = zone;
  if (page && (isSetup(page) || isSitePage(page))) view.page = page;
  const own = queryOf([...parameters].filter(([name]) => !common.includes(name)));
  if (own && (view.page ? isSitePage(view.page) : view.survey)) view.own = own;
  return view;
}

/** The address of a view, in the same words as the REST interface: `/?site=…&survey=checkout&period=28d`. */
export function writeAddress(view: View): string {
  const named: [string, string | undefined][] = [
    ['site', view.site],
    ['survey', view.survey],
    ['page', view.page],
    ...new URLSearchParams(view.own),
    ...Object.entries(view.span),
    ['tz', view.zone],
  ];
  const query = queryOf(named);
  return query ? `/?${query}` : '/';
}

function spanOf(parameters: URLSearchParams): Span {
  const from = parameters.get('from');
  const to = parameters.get('to');
  if (from && to && isDate(from) && isDate(to) && from < to) return { from, to };
  const period = parameters.get('period');
  return { period: period && isPeriod(period) ? period : defaultPeriod };
}

function isSetup(name: string): name is Setup {
  return (setups as readonly string[]).includes(name);
}

function isPeriod(name: string): name is Period {
  return Object.hasOwn(periodLabels, name);
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
