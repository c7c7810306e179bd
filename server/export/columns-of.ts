import { fixedDimensions } from '../../shared/dimension.ts';
import type { Question } from '../../shared/question.ts';
import type { Site } from '../../shared/site.ts';

const before = [
  'id',
  'survey',
  'version',
  'revision',
  'complete',
  'class',
  'flags',
  'complaint',
  'tags',
  'receivedAt',
  'submittedAt',
  'shownAt',
  'visitor',
  'repeated',
  'duplicates',
  'erased',
  'page',
  ...fixedDimensions.map((name) => `dimensions.${name}`),
];
const after = [
  'sampling.rate',
  'sampling.unit',
  'incentivised',
  'consent',
  'vitals.lcp',
  'vitals.inp',
  'vitals.cls',
  'order',
];

/**
 * The columns of a table of responses: what every response has, the attributes that the site declares, and a column for
 * each question, or for each part of one. Questions of the same id share theirs, whichever survey and version asked.
 */
export function columnsOf(site: Pick<Site, 'attributes'>, questions: readonly Question[]): string[] {
  const attributes = Object.keys(site.attributes).map((name) => `attributes.${name}`);
  const answers = questions.flatMap((question) =>
    partsOf(question).map((part) => `answers.${question.id}${part}`),
  );
  return [...new Set([...before, ...attributes, ...answers, ...after])];
}

function partsOf(question: Question): string[] {
  switch (question.type) {
    case 'matrix':
      return question.items.map(({ id }) => `.${id}`);
    case 'kano':
      return ['.functional', '.dysfunctional'];
    case 'choice':
    case 'choices':
      return question.other ? ['', '.other'] : [''];
    default:
      return [''];
  }
}
