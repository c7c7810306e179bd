import { expect } from 'vitest';
import { Problem } from '../../server/problem.ts';
import { ask } from '../../server/query/ask.ts';
import { listResponses } from '../../server/query/list-responses.ts';
import type { Question } from '../../server/query/question.ts';
import { RowWork } from '../../server/query/row-work.ts';
import type { Storage } from '../../server/storage/storage.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { differences } from './storage-difference.ts';
import type { Asking } from './storage-questions.ts';
import { type Answer, recount } from './storage-recount.ts';
import type { World } from './storage-world.ts';

/** How many rows of an answer are followed to their responses. */
const followed = 4;

/** Asks the storage and counts again: every part of the answer is the same, or both say that there is none. */
export async function askAndRecount(
  { question, now }: Asking,
  world: World,
  storage: Storage,
): Promise<void> {
  const asked: Question = { ...question, site: world.site.id };
  const answer = await answerOrCode(asked, now, storage);
  const expected = recount(asked, world, now);
  if (typeof answer === 'string' || typeof expected === 'string') {
    const outcome = (of: unknown) => (typeof of === 'string' ? of : 'answered');
    expect(outcome(answer), JSON.stringify({ question, now })).toBe(outcome(expected));
    return;
  }
  expect(differences(toldOf(expected), toldBy(answer)), JSON.stringify({ question, now })).toEqual([]);
  if (question.ids) await follow(answer, expected, world, storage);
}

async function answerOrCode(
  question: Question,
  now: number,
  storage: Storage,
): Promise<StatsAnswer | string> {
  try {
    const about = (await storage.scopes.of(question.site, question.survey))!;
    return await ask(question, { storage, rowWork: new RowWork(), about, now });
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

function toldOf({ rows, range, interval, compare, coverage, sources, breaks, cautions, left }: Answer) {
  const iso = ({ from, to }: { from: number; to: number }) =>
    [from, to].map((at) => new Date(at).toISOString());
  return {
    range: iso(range),
    interval,
    ...(compare ? { compare: iso(compare) } : {}),
    rows,
    coverage,
    sources,
    breaks: breaks.map((parts) => parts.join(' ')),
    warnings: {
      repeated: cautions.repeated,
      sampling: cautions.sampled,
      incentive: cautions.incentivised,
      left,
      suppressed: rows.some(({ metrics }) => Object.values(metrics).some(({ suppressed }) => suppressed)),
      tooFew: rows.some(({ metrics }) => Object.values(metrics).some(({ tooFew }) => tooFew)),
    },
  };
}

function toldBy({ query, results, meta }: StatsAnswer) {
  const warned = (begin: RegExp) =>
    Number(meta.warnings.map((text) => begin.exec(text)?.[1]).find((number) => number !== undefined) ?? 0);
  return {
    range: [query.from, query.to],
    interval: query.interval,
    ...(query.compare ? { compare: [query.compare.from, query.compare.to] } : {}),
    rows: results.map(({ responses: _responses, ...row }) => row),
    coverage: meta.coverage,
    sources: meta.plan.map(({ source }) => source),
    breaks: meta.breaks.map(({ at, question, change }) => [at, question, change].join(' ')),
    warnings: {
      repeated: warned(/^repeated visitors: (\d+) of/),
      sampling: warned(/^sampling: (\d+) of/),
      incentive: warned(/^incentive: (\d+) of/),
      left: warned(/^(\d+) further values/),
      suppressed: meta.warnings.some((text) => text.includes('are suppressed')),
      tooFew: meta.warnings.some((text) => text.startsWith('too few')),
    },
  };
}

/** The lists behind the rows are the responses that were counted, newest first. */
async function follow(
  { query, results }: StatsAnswer,
  { behind }: Answer,
  world: World,
  storage: Storage,
): Promise<void> {
  expect(results.map(({ responses }) => responses !== undefined)).toEqual(behind.map((ids) => ids !== null));
  const rows = results.map(({ responses }, i) => ({ cursor: responses, ids: behind[i]! }));
  const full = rows.filter(({ cursor, ids }) => cursor !== undefined && ids.length > 0);
  const empty = rows.filter(({ cursor, ids }) => cursor !== undefined && ids.length === 0);
  for (const { cursor, ids } of [...full.slice(0, followed), ...empty.slice(0, 1)]) {
    expect(await walk(cursor!, world, storage), JSON.stringify(query)).toEqual(ids);
  }
}

async function walk(first: string, { site }: World, storage: Storage): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = first; cursor !== null; ) {
    const page = await listResponses({ site: site.id, cursor, limit: '7' }, storage, { sites: 'all' }, 0);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  }
  return ids;
}
