import { fixedDimensions } from '../../../shared/dimension.ts';
import type { AnswerValue } from '../../../shared/response.ts';
import { responseClasses } from '../../../shared/response-class.ts';
import type { CountRules } from '../contract/counting.ts';
import type { StoredResponse } from '../contract/stored-response.ts';
import { standingBits } from '../standing-bits.ts';
import type { Transaction } from './committer.ts';
import { insertRows } from './insert-rows.ts';
import type { Interned } from './interned.ts';

const columns = [
  'site',
  'survey',
  'received_at',
  'id',
  'version',
  'revision',
  'complete',
  'standing',
  'class',
  'caution',
  'submitted_at',
  'shown_at',
  'duplicates',
  'digest',
  'commented',
  'address',
  'visitor',
  ...fixedDimensions,
  'cells',
  'attributes',
  'extra',
  'flags',
];

const insert = { into: `INSERT INTO responses (${columns.join(', ')})`, columns: columns.length };
const insertAnswers = {
  into: 'INSERT INTO answers (site, response, question, number, text, json)',
  columns: 6,
};

const given = `unnest($2::integer[], $3::bigint[], $4::uuid[]`;
const ofGiven = 'r.site = $1 AND r.survey = g.survey AND r.received_at = g.received_at AND r.id = g.id';

/** Writes rows of responses and of their answers. */
export async function insertResponses(
  tx: Transaction,
  responses: readonly StoredResponse[],
  strings: Interned,
  rules: CountRules,
): Promise<void> {
  const rows = responses.map((response) => rowOf(response, strings, rules));
  const answers = responses.flatMap((response) => answersOf(response, strings));
  await Promise.all([insertRows(tx, insert, rows), insertRows(tx, insertAnswers, answers)]);
}

/** Removes rows of responses and of their answers; whoever does holds their ids. */
export async function removeResponses(
  tx: Transaction,
  site: number,
  responses: readonly StoredResponse[],
): Promise<void> {
  const remove = `DELETE FROM responses r USING ${given}) AS g (survey, received_at, id) WHERE ${ofGiven}`;
  const removeAnswers = 'DELETE FROM answers WHERE site = $1 AND response = ANY($2::uuid[])';
  await Promise.all([
    tx.run(remove, [site, ...keysOf(responses)]),
    tx.run(removeAnswers, [site, responses.map(({ id }) => id)]),
  ]);
}

/** Notes how often responses were sent again, and nothing else of them. */
export async function noteDuplicates(
  tx: Transaction,
  site: number,
  responses: readonly StoredResponse[],
): Promise<void> {
  await tx.run(
    `UPDATE responses r SET duplicates = g.duplicates
     FROM ${given}, $5::integer[]) AS g (survey, received_at, id, duplicates) WHERE ${ofGiven}`,
    [site, ...keysOf(responses), responses.map(({ duplicates }) => duplicates)],
  );
}

function keysOf(responses: readonly StoredResponse[]): unknown[][] {
  return [
    responses.map(({ surveyKey }) => surveyKey),
    responses.map(({ receivedAt }) => receivedAt),
    responses.map(({ id }) => id),
  ];
}

function rowOf(response: StoredResponse, strings: Interned, rules: CountRules): unknown[] {
  const { siteKey: site, surveyKey: survey } = response;
  const cells = response.cells.flatMap(({ countKey, counter }) => [
    strings.countKey(site, survey, countKey),
    counter,
  ]);
  return [
    site,
    survey,
    response.receivedAt,
    response.id,
    response.version,
    response.revision,
    response.complete,
    standingBits(response),
    responseClasses.indexOf(rules.classOf(response)),
    rules.cautionsOf(response).reduce((bits, counter) => bits | (1 << counter), 0),
    response.submittedAt,
    response.shownAt,
    response.duplicates,
    response.digest,
    commentedOf(response),
    response.page,
    response.visitor,
    ...fixedDimensions.map((name) => {
      const text = response.dimensions[name];
      return text === undefined ? null : strings.term(site, text);
    }),
    JSON.stringify(cells),
    Object.keys(response.attributes).length === 0 ? null : JSON.stringify(response.attributes),
    response.extra === null ? null : JSON.stringify(response.extra),
    response.flags.length === 0 ? null : response.flags.join(' '),
  ];
}

/** 1: it has a comment. 2: it had one, which is counted and no longer there to be listed. */
function commentedOf({ commented, erased, wordless }: StoredResponse): number {
  if (!commented) return 0;
  return erased === undefined && !wordless ? 1 : 2;
}

function answersOf({ siteKey: site, id, answers }: StoredResponse, strings: Interned): unknown[][] {
  return answers.map(({ question, value }) => [site, id, strings.term(site, question), ...valuesOf(value)]);
}

function valuesOf(value: AnswerValue): [number: number | null, text: string | null, json: string | null] {
  if (typeof value === 'number') return [value, null, null];
  return typeof value === 'string' ? [null, value, null] : [null, null, JSON.stringify(value)];
}
