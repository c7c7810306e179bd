import type { SurveyVersion } from '../../shared/survey.ts';
import { dateIn } from '../data/date-in.ts';
import { dateLabel } from './date-label.ts';
import { say } from './say.ts';

/** From when to when a version of a survey was the one that was asked: "since 3 Nov 2026", "1 Nov 2026 – 3 Nov 2026". */
export function versionSpan(
  { createdAt }: Pick<SurveyVersion, 'createdAt'>,
  after: Pick<SurveyVersion, 'createdAt'> | undefined,
  zone: string,
): string {
  const from = dateLabel(dateIn(createdAt, zone));
  if (!after) return say('since {from}', { from });
  const to = dateLabel(dateIn(after.createdAt, zone));
  return from === to ? say('{from}, for hours', { from }) : say('{from} – {to}', { from, to });
}
