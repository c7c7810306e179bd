import type { Question } from '../../shared/question.ts';
import type { Site } from '../../shared/site.ts';
import { localisedText } from '../words/localised-text.ts';
import { say } from '../words/say.ts';
import { dimensionLabel } from './dimensions.ts';

const dimensions = [
  'page',
  'touchpoint',
  'language',
  'release',
  'variant',
  'device',
  'browser',
  'country',
  'referrer',
];

/** What a column can be for, with how that is called: answers first. */
export function importTargets(
  { attributes }: Pick<Site, 'attributes'>,
  questions: readonly Question[],
  column: string,
): [target: string, label: string][] {
  const fresh = attributeName(column);
  return [
    ...questions.flatMap(answerTargets),
    ['receivedAt', say('When it was given')],
    ['channel', dimensionLabel('channel')],
    ...dimensions.map((name): [string, string] => [name, dimensionLabel(name)]),
    ...Object.keys(attributes).map((name): [string, string] => [
      `attributes.${name}`,
      say('Attribute: {name}', { name }),
    ]),
    ...(fresh === '' || Object.hasOwn(attributes, fresh)
      ? []
      : [[`attributes.${fresh}`, say('New attribute: {name}', { name: fresh })] as [string, string]]),
    ['visitor', say('Visitor, kept as a pseudonym')],
    ['tags', say('Tags')],
    ['id', say('What makes the line this line')],
    ['survey', dimensionLabel('survey')],
  ];
}

function answerTargets(question: Question): [string, string][] {
  const text = localisedText(question.text);
  const part = (id: string, name: string): [string, string] => [
    `answers.${question.id}.${id}`,
    `${text} · ${name}`,
  ];
  switch (question.type) {
    case 'matrix':
      return question.items.map(({ id, text: item }) => part(id, localisedText(item)));
    case 'kano':
      return [part('functional', say('with it')), part('dysfunctional', say('without it'))];
    case 'choice':
    case 'choices':
      return [
        [`answers.${question.id}`, text],
        ...(question.other ? [part('other', say('in own words'))] : []),
      ];
    default:
      return [[`answers.${question.id}`, text]];
  }
}

/** The name that an attribute of a column would have; empty where no letter of it can be in one. */
export function attributeName(column: string): string {
  const name = column
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
    .slice(0, 40);
  const taken: readonly string[] = [...dimensions, 'channel', 'survey', 'version', 'rating', 'theme'];
  return taken.includes(name) ? '' : name;
}
