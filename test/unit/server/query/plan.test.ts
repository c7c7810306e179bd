import { describe, expect, test } from 'vitest';
import { type PlanInput, plan } from '../../../../server/query/plan.ts';
import { spans } from '../../../../server/storage/contract/counts.ts';
import type { Filter } from '../../../../shared/filter.ts';

const hour = 3_600_000;
const midnight = Date.parse('2026-11-02T00:00:00Z');
const day = { from: midnight, to: midnight + 24 * hour };
const morning = { from: midnight + 6 * hour, to: midnight + 12 * hour };
const hours = [
  { start: midnight, end: midnight + hour, label: '00', partial: false },
  { start: midnight + hour, end: midnight + 2 * hour, label: '01', partial: false },
];

function planned(question: Partial<PlanInput>) {
  return plan({
    stretches: [{ range: day, buckets: null }],
    breakdown: [],
    filters: [],
    siteTimezone: 'UTC',
    recounting: false,
    folded: null,
    ...question,
  });
}

function is(dimension: string, ...values: string[]): Filter {
  return { dimension, operator: 'is', values };
}

describe('answered from the counts', () => {
  test.each<[string, Partial<PlanInput>, string]>([
    ['a total', {}, 'totals are counted by the quarter hour'],
    [
      'a total of any hours',
      { stretches: [{ range: morning, buckets: null }] },
      'totals are counted by the quarter hour',
    ],
    ['a total of another zone', { siteTimezone: 'Asia/Kathmandu' }, 'totals are counted by the quarter hour'],
    [
      'a total by the hour',
      { stretches: [{ range: day, buckets: hours }] },
      'totals are counted by the quarter hour',
    ],
    ['by version', { breakdown: ['version'] }, 'each version is counted by the quarter hour'],
    ['by survey', { breakdown: ['survey'] }, 'each survey is counted by the quarter hour'],
    ['one version', { filters: [is('version', '2')] }, 'totals are counted by the quarter hour'],
    ['by a dimension', { breakdown: ['page'] }, 'page is counted by day and month'],
    ['one value', { filters: [is('page', '/a')] }, 'page is counted by day and month'],
    ['several values together', { filters: [is('page', '/a', '/b')] }, 'page is counted by day and month'],
    [
      'one value, by survey',
      { breakdown: ['survey'], filters: [is('page', '/a')] },
      'page is counted by day and month',
    ],
    [
      'one value, by version',
      { breakdown: ['version'], filters: [is('page', '/a')] },
      'page is counted by day and month',
    ],
    [
      'by a dimension, one version',
      { breakdown: ['page'], filters: [is('version', '2')] },
      'page is counted by day and month',
    ],
  ])('%s', (_name, question, reason) => {
    expect(planned(question)).toMatchObject({ source: 'counts', reason });
  });
});

describe('answered from the rows', () => {
  test.each<[string, Partial<PlanInput>, string, string]>([
    ['by rating', { breakdown: ['rating'] }, 'breakdown', 'answers are told apart by rating'],
    ['of a rating', { filters: [is('rating', '9')] }, 'filter', 'answers are told apart by rating'],
    ['by two dimensions', { breakdown: ['page', 'plan'] }, 'breakdown', 'page and plan together'],
    [
      'a value that is not',
      { filters: [{ dimension: 'page', operator: 'not', values: ['/a'] }] },
      'filter',
      'page is filtered by "not"',
    ],
    [
      'versions from one on',
      { filters: [{ dimension: 'version', operator: 'gte', values: ['2'] }] },
      'filter',
      'version is filtered by "gte"',
    ],
    ['several versions', { filters: [is('version', '1', '2')] }, 'filter', 'several versions are chosen'],
    [
      'two filters',
      { filters: [is('page', '/a'), is('plan', 'pro')] },
      'filter',
      'several filters hold together',
    ],
    [
      'a filter beside a breakdown',
      { breakdown: ['plan'], filters: [is('page', '/a')] },
      'filter',
      'a filter by page stands beside a breakdown by plan',
    ],
    [
      'those without a value',
      { filters: [is('page', '(none)')] },
      'filter',
      'responses without page are chosen',
    ],
    [
      'a value without counts of its own',
      { filters: [is('page', '/rare')], folded: '/rare' },
      'filter',
      '"/rare" is too rare to be counted by itself',
    ],
    [
      'a dimension between midnights',
      { breakdown: ['page'], stretches: [{ range: morning, buckets: null }] },
      'period',
      'page is counted by the days of UTC, and other times are asked for',
    ],
    [
      'a dimension by the hour',
      { breakdown: ['page'], stretches: [{ range: day, buckets: hours }] },
      'interval',
      'page is counted by the days of UTC, and other times are asked for',
    ],
    [
      "a dimension by another zone's days",
      { filters: [is('page', '/a')], siteTimezone: 'Asia/Kathmandu' },
      'period',
      'page is counted by the days of Asia/Kathmandu, and other times are asked for',
    ],
    [
      'a dimension compared with hours between midnights',
      {
        breakdown: ['page'],
        stretches: [
          { range: day, buckets: null },
          { range: morning, buckets: null },
        ],
      },
      'period',
      'page is counted by the days of UTC, and other times are asked for',
    ],
  ])('%s', (_name, question, path, reason) => {
    expect(planned(question)).toEqual({ source: 'rows', path, reason });
  });
});

describe('what is read of the counts', () => {
  test('a dimension by its values', () => {
    expect(planned({ breakdown: ['page'] })).toMatchObject({
      selection: { dimension: 'page', values: null, version: null, by: null },
    });
  });

  test('some values together, each once, of one version, by survey', () => {
    const filters = [is('page', '/a', '/b', '/a'), is('version', '3')];
    expect(planned({ breakdown: ['survey'], filters })).toMatchObject({
      selection: { dimension: 'page', values: ['/a', '/b'], version: 3, by: 'survey' },
    });
  });

  test('each step of the series apart, and all of them once more for the coverage', () => {
    const first = midnight / 900_000;
    expect(
      planned({ stretches: [{ range: { from: midnight, to: midnight + 2 * hour }, buckets: hours }] }),
    ).toMatchObject({
      covers: [
        {
          segments: [
            { out: 0, span: spans.quarter, from: first, to: first + 4 },
            { out: 1, span: spans.quarter, from: first + 4, to: first + 8 },
          ],
          whole: [{ out: 0, span: spans.quarter, from: first, to: first + 8 }],
        },
      ],
    });
  });

  test('a covering for each of the ranges that are compared', () => {
    const before = { from: midnight - 24 * hour, to: midnight };
    const stretches = [day, before].map((range) => ({ range, buckets: null }));
    expect(planned({ stretches })).toMatchObject({ covers: [{}, {}] });
  });
});

describe('while the days of the site are counted anew', () => {
  test('a total is the sum of its quarter hours', () => {
    expect(planned({ recounting: true })).toMatchObject({
      source: 'counts',
      covers: [
        { segments: [{ span: spans.quarter, from: midnight / 900_000, to: midnight / 900_000 + 96 }] },
      ],
    });
  });

  test('a dimension is counted from the rows, and it is said why', () => {
    expect(planned({ recounting: true, breakdown: ['page'] })).toEqual({
      source: 'rows',
      path: 'period',
      reason: 'the days of the site are being counted anew, as those of UTC',
    });
  });
});
