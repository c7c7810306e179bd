import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { condition } from '../../../shared/condition.ts';
import { question } from '../../../shared/question.ts';
import { show } from '../../../shared/show.ts';
import { siteCreate } from '../../../shared/site.ts';
import { forms, positions } from '../../../shared/survey.ts';
import triggers from '../../../widget/triggers/triggers.ts';

const root = new URL('../../../', import.meta.url);
const documentation = readFileSync(new URL('docs/widget.md', root), 'utf8');
const sources = ['loader.ts', 'config.ts', 'dimensions.ts'].map((file) =>
  readFileSync(new URL(`widget/${file}`, root), 'utf8'),
);

/** The names in backticks in the rows of a section's tables, or anywhere in it. */
function named(heading: string): string[] {
  const section = documentation.split(/^##+ /m).find((one) => one.startsWith(heading))!;
  return [...section.matchAll(/`([^`\s]+)`/g)].map((match) => match[1]!);
}

const {
  on,
  cancel: _cancel,
  pages,
  devices,
  languages,
  attributes,
  referrers,
  time,
  visits,
  consent,
  ...manners
} = show.shape;
const rules = { pages, devices, languages, attributes, referrers, time, visits, consent };

test.each([
  ['trigger', 'When it shows', Object.keys(on.unwrap().shape)],
  ['rule', 'Where and to whom', Object.keys(rules)],
  ['part of a window of time', 'Where and to whom', Object.keys(time.unwrap().shape)],
  ['matter of manners', 'Manners', Object.keys(manners)],
  [
    'way in which a site asks',
    'Manners',
    Object.keys(siteCreate.shape.asking.unwrap().shape).map((name) => `asking.${name}`),
  ],
  ['quota', 'Manners', Object.keys(manners.quota.unwrap().shape)],
  ['trigger of the chunk apart', 'When it shows', Object.keys(triggers)],
  ['form', 'Forms', [...forms]],
  ['position', 'Forms', [...positions]],
  ['part of a condition', 'Which question comes next', Object.keys(condition.shape)],
  ['type of question', 'Questions', question.options.map((one) => one.shape.type.value)],
])('each %s is documented', (_, heading, names) => {
  expect(named(heading)).toEqual(expect.arrayContaining(names));
});

test('each attribute that the widget reads is documented', () => {
  const read = sources.flatMap((source) => [...source.matchAll(/\btag\.(\w+)/g)].map((match) => match[1]!));
  expect(read.length).toBeGreaterThan(5);
  expect(named('Attributes')).toEqual(expect.arrayContaining(read.map((name) => `data-${name}`)));
});

test('each command that the widget obeys is documented', () => {
  const obeyed = [...sources[0]!.matchAll(/\bname === '(\w+)'/g)].map((match) => match[1]!);
  expect(obeyed.length).toBeGreaterThan(2);
  expect(named('Commands')).toEqual(expect.arrayContaining(obeyed));
});
