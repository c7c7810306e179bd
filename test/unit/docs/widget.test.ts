import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { condition } from '../../../shared/condition.ts';
import { question } from '../../../shared/question.ts';
import { show } from '../../../shared/show.ts';
import { siteCreate } from '../../../shared/site.ts';
import { forms, positions } from '../../../shared/survey.ts';
import triggers from '../../../widget/triggers/triggers.ts';

const root = new URL('../../../', import.meta.url);
const documentation = readFileSync(new URL('docs/widget.md', root), 'utf8');
const declarations = ts.createSourceFile(
  'earshot.d.ts',
  readFileSync(new URL('widget/earshot.d.ts', root), 'utf8'),
  ts.ScriptTarget.Latest,
);

/** The members of an interface that pages are told of; what the widget obeys and reads is held to it by its types. */
function declared(name: string): string[] {
  const found = declarations.statements.find(
    (one) => ts.isInterfaceDeclaration(one) && one.name.text === name,
  );
  return (found as ts.InterfaceDeclaration).members.map((member) => (member.name as ts.Identifier).text);
}

/** What the rows of a section's tables are about. */
function listed(heading: string): string[] {
  const rows = sectionOf(heading)
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const cells = rows.map((row) => row.split('|')[1] ?? '');
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`\s]+)`/g)].map((match) => match[1]!));
}

/** The names in backticks in the rows of a section's tables, or anywhere in it. */
function named(heading: string): string[] {
  return [...sectionOf(heading).matchAll(/`([^`\s]+)`/g)].map((match) => match[1]!);
}

function sectionOf(heading: string): string {
  return documentation.split(/^##+ /m).find((one) => one.startsWith(heading))!;
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

test.each([
  [
    'attribute',
    'Attributes',
    declared('EarshotTag').map(
      (name) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    ),
  ],
  ['command', 'Commands', declared('EarshotCommands')],
  ['event', 'Events', declared('EarshotEvents').map((name) => `earshot:${name}`)],
])('each %s that is declared is documented, and no other', (_, heading, names) => {
  expect(listed(heading).sort()).toEqual(names.sort());
});
