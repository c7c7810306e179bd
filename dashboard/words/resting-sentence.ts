import type { SurveyStatus } from '../../shared/survey.ts';
import type { Standing } from '../data/standing.ts';
import { listed } from './list.ts';
import { say } from './say.ts';

/** Surveys that ask nobody now, by their status: "3 at rest: 1 paused, 2 draft". */
export function restingSentence(resting: readonly Pick<Standing, 'survey'>[]): string {
  const countOf = (status: SurveyStatus) => resting.filter(({ survey }) => survey.status === status).length;
  const [paused, draft, archived] = [countOf('paused'), countOf('draft'), countOf('archived')];
  const parts = [
    paused > 0 ? say('{count, number} paused', { count: paused }) : '',
    draft > 0 ? say('{count, number} draft', { count: draft }) : '',
    archived > 0 ? say('{count, number} archived', { count: archived }) : '',
  ];
  return say('{count, number} at rest: {parts}', {
    count: resting.length,
    parts: listed(parts.filter(Boolean)),
  });
}
