/** The part of `docs/metrics.md` that is written from the catalogue. */
import { catalogue } from '../../server/stats/catalogue.ts';
import type { MetricDescription } from '../../shared/metric-description.ts';

const begin = '<!-- From server/stats/catalogue: change it there, then `npm run docs`. -->';
const end = '<!-- The end of what is written from the catalogue. -->';

/**
 * The page with the catalogue between its two marks as it is now. Everything else on the page is left alone.
 *
 * @throws Error where a mark is missing
 */
export function withCatalogue(page: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page needs the line "${begin}" and, below it, "${end}"`);
  const sections = catalogue.map(section).join('\n');
  return `${page.slice(0, from)}${begin}\n\n${sections}\n${page.slice(to)}`;
}

function section(metric: MetricDescription): string {
  return [
    `### ${metric.label}\n`,
    `${wrapped(facts(metric).join(' · '))}\n`,
    `${wrapped(metric.definition)}\n`,
    ...metric.formula.split('; ').map((line) => `    ${line}`),
    '',
    `${wrapped(`**Example.** ${metric.example}`)}\n`,
    `${wrapped(`**What it does not say.** ${metric.caution}`)}\n`,
    `${wrapped(`**Source.** ${metric.source}.`)}\n`,
  ].join('\n');
}

function facts({ id, unit, direction, questions, version }: MetricDescription): string[] {
  return [
    `\`${id}\``,
    units[unit],
    ...(direction === 'none' ? [] : [direction === 'up' ? 'higher is better' : 'lower is better']),
    ...(questions.length === 0 ? [] : [`from questions of type ${questions.join(', ')}`]),
    `definition ${version}`,
  ];
}

const units: Record<MetricDescription['unit'], string> = {
  points: '−100 to 100 points',
  share: 'a share, 0 to 1',
  scale: 'points of the scale',
  index: '0 to 100',
  'per-thousand': 'per 1,000 views',
  answers: 'answers',
};

function wrapped(text: string): string {
  return text.replace(/(.{1,119})(?: |$)/g, '$1\n').trimEnd();
}
