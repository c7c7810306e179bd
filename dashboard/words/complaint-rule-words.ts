import type { ComplaintRule } from '../../shared/complaint-rule.ts';
import { say } from './say.ts';

/** A site's rule on one line: "NPS 0 to 6; the 2 lowest steps; thumbs down; effort up to 3; with a comment". */
export function complaintRuleWords({
  detractors,
  bottomBox,
  thumbsDown,
  effort,
  comment,
}: ComplaintRule): string {
  const parts = [
    detractors ? say('NPS 0 to 6') : '',
    bottomBox > 0
      ? say('{steps, plural, one {the lowest step} other {the # lowest steps}}', { steps: bottomBox })
      : '',
    thumbsDown ? say('thumbs down') : '',
    effort > 0 ? say('effort up to {effort}', { effort }) : '',
  ].filter(Boolean);
  if (parts.length === 0) return say('nothing is a complaint');
  return [...parts, comment ? say('only with a comment') : say('with a comment or without')].join('; ');
}
