import { dayOf, dayStart } from '../server/calendar/day.ts';
import { isoDay } from '../server/calendar/iso-day.ts';
import type { Site } from '../shared/site.ts';
import type { StatsResult } from '../shared/stats-answer.ts';
import type { RowQuestion } from './count-rows.ts';
import { ask, type ServerProcess } from './server-process.ts';
import { benchSite, benchSurvey } from './workload.ts';

/** One question as it is asked over HTTP, and of the rows where both are compared. */
export interface Case {
  name: string;
  parameters: string;
  scan?: {
    question: RowQuestion;
    /** The group of a result, named as the scan names it. */
    groupOf(result: StatsResult): string;
  };
}

const tz = benchSite.timezone;
const dimensions = [
  'page',
  'touchpoint',
  'channel',
  'device',
  'browser',
  'language',
  'referrer',
  'release',
  'variant',
  'version',
  'plan',
  'orders',
];

/** What the counts must answer within milliseconds, whatever the history weighs. */
export function countCases(now: number): Case[] {
  const today = dayOf(now, tz);
  const last = (days: number) => ({ from: dayStart(today + 1 - days, tz), to: dayStart(today + 1, tz) });
  const year = `from=${isoDay(today - 364)}&to=${isoDay(today + 1)}`;
  const byPage = (days: number) => ({
    question: { ...last(days), by: 'page' as const },
    groupOf: (result: StatsResult) => result.dimensions!.page!,
  });
  return [
    {
      name: 'score, a year',
      parameters: year,
      scan: { question: { ...last(365), by: 'nothing' }, groupOf: () => '' },
    },
    {
      name: 'trend, 365 days',
      parameters: `${year}&interval=day`,
      scan: { question: { ...last(365), by: 'day' }, groupOf: (result) => result.bucket! },
    },
    { name: 'compare, 28 days', parameters: 'period=28d&compare=previous' },
    { name: 'compare, 12 months', parameters: 'period=12mo&compare=previous' },
    ...dimensions.flatMap((name) => [
      {
        name: `by ${name}, 28 days`,
        parameters: `period=28d&breakdown=${name}`,
        ...(name === 'page' ? { scan: byPage(28) } : {}),
      },
      {
        name: `by ${name}, a year`,
        parameters: `${year}&breakdown=${name}`,
        ...(name === 'page' ? { scan: byPage(365) } : {}),
      },
    ]),
    { name: 'by page, 28 days, compare', parameters: 'period=28d&breakdown=page&compare=previous' },
  ];
}

/** What only the rows can tell. */
export function rowCases(now: number): Case[] {
  const today = dayOf(now, tz);
  const year = `from=${isoDay(today - 364)}&to=${isoDay(today + 1)}`;
  return [
    { name: 'two dimensions, a year', parameters: `${year}&breakdown=page,device` },
    {
      name: 'two attribute filters, a year',
      parameters: `${year}&filter[plan]=pro,team&filter[orders][gte]=5`,
    },
    {
      name: "another zone's days by dimension",
      parameters: `${year}&tz=Asia/Tokyo&interval=month&breakdown=touchpoint`,
    },
    { name: 'filter beside a breakdown, a year', parameters: `${year}&breakdown=page&filter[device]=mobile` },
    { name: 'contains, 28 days', parameters: 'period=28d&filter[page][contains]=section-3' },
  ];
}

/** The address of a question about the workload's survey. */
export async function addressOf(server: ServerProcess, { parameters }: Case): Promise<string> {
  const { items } = await ask<{ items: Site[] }>(server, '/v1/sites');
  return `/v1/stats/nps?site=${items[0]!.id}&survey=${benchSurvey.slug}&${parameters}`;
}
