import { expect, it } from 'vitest';
import { catalogue } from '../../../../server/stats/catalogue.ts';
import { metrics } from '../../../../shared/metric.ts';
import { dashboardTexts } from '../../../support/dashboard-texts.ts';

const { unwritten, hardCoded, ofOneLanguage } = dashboardTexts();

/** What people see as it stands, in every language, and what only looks as if they saw it. */
const asItStands = [
  // Names, and signs that are one.
  'Earshot',
  'English',
  'n',
  // What is typed or pasted.
  'https://shop.example\nhttps://*.shop.example',
  '/?earshot-debug',
  '&nbsp;',
  'plan',
  'pro, team',
  '#0a7d55',
  'https://',
  '/checkout/*',
  'de',
  '*.example.com',
  // Books and papers.
  'Dillman, Smyth & Christian (2014), Internet, Phone, Mail, and Mixed-Mode Surveys',
  'Krosnick & Presser (2010), Question and Questionnaire Design, in: Handbook of Survey Research',
  'Payne (1951), The Art of Asking Questions',
  'Galesic & Bosnjak (2009), Public Opinion Quarterly 73, 349–360',
  'Harkness et al. (2010), Survey Methods in Multinational, Multiregional, and Multicultural Contexts',
  // Keys of the keyboard, and an error of whoever writes the dashboard.
  'Enter',
  'Escape',
  'Page Down, ↓',
  'Page Up, ↑',
  'End',
  'Ctrl End',
  'Home',
  'Ctrl Home',
  'The part stands outside of a signed-in page',
  'The field stands outside of an editor',
  'Overtaken',
  // The end of a field's name.
  'At',
];

it('writes every text out where it is said, but for the metrics, whose words come with them', () => {
  expect(unwritten.map(({ at, text }) => [at.replace(/:\d+$/, ''), text])).toEqual([
    ['words/metric-words.ts', 'metrics[metric].label'],
    ['words/metric-words.ts', 'definition'],
    ['words/metric-words.ts', 'formula'],
    ['words/metric-words.ts', 'caution'],
  ]);
});

it('shows no words that are not said, but for the questions that templates ask of visitors', () => {
  const found = hardCoded.filter(
    ({ at, text }) => !at.startsWith('templates/') && !asItStands.includes(text),
  );
  expect(found).toEqual([]);
});

it('knows the words that come with the metrics: none has a placeholder', () => {
  const words = [
    ...Object.values(metrics).map(({ label }) => label),
    ...catalogue.map(({ caution }) => caution),
  ];
  expect(words.filter((text) => /[{}]/.test(text))).toEqual([]);
});

it('writes numbers, dates and lists as in the language spoken, but for what is read by programs', () => {
  const places = ofOneLanguage.map(({ at, text }) => [at.replace(/:\d+$/, ''), text]);
  expect(places).toEqual([
    // Dates as ISO 8601 has them, and the offsets of zones.
    ['data/date-in.ts', "new Intl.DateTimeFormat('sv-SE'"],
    ['data/time-zones.ts', "new Intl.DateTimeFormat('en'"],
    ['data/time-zones.ts', "new Intl.DateTimeFormat('en'"],
    ['words/metric-words.ts', 'metrics[metric].label'],
  ]);
});
