import type { Standing } from './standing.ts';

/** Why a survey needs attention, the most urgent first. */
const reasons = ['worse', 'complaints', 'silent', 'unanswered', 'unseen'] as const;
export type Attention = (typeof reasons)[number];

/** Ratings in the period before from which on silence is news. */
const fewestBefore = 5;
/** Views without an answer from which on it is sure (95%) that fewer than one in ten answer. */
const fewestViews = 30;

/** The surveys of a site in the order in which they are looked at. */
export interface Arranged {
  first: { standing: Standing; attention: Attention }[];
  /** Live, and nothing is known to be wrong. */
  others: Standing[];
  /** Not live: paused ones, then drafts, then archived ones. */
  resting: Standing[];
}

/**
 * What a live survey needs attention for:
 *
 * 1. `worse`: its score has really fallen against the period before (p < 0.05, adjusted for all surveys).
 * 2. `complaints`: complaints per view have really risen (the server's adjusted p).
 * 3. `silent`: no answers, though there were at least five ratings in the period before.
 * 4. `unanswered`: no answers, though it was seen at least thirty times.
 * 5. `unseen`: nobody saw it, and nobody answered elsewhere.
 *
 * What could not be loaded is not judged.
 */
export function attentionOf(standing: Standing): Attention | undefined {
  const { survey, error, change, complaints, answers, before, reach } = standing;
  if (survey.status !== 'live' || error !== undefined) return undefined;
  if (change.is === 'real' && !change.better) return 'worse';
  if (complaints?.significant && (complaints.delta ?? 0) > 0) return 'complaints';
  if (answers > 0) return undefined;
  if ((before ?? 0) >= fewestBefore) return 'silent';
  if (reach.viewed >= fewestViews) return 'unanswered';
  return reach.viewed === 0 ? 'unseen' : undefined;
}

/** Puts what needs attention first, by its reason and then by how much there is to it. All else keeps its order. */
export function arrange(standings: readonly Standing[]): Arranged {
  const first: Arranged['first'] = [];
  const others: Standing[] = [];
  for (const standing of standings) {
    const attention = attentionOf(standing);
    if (attention) first.push({ standing, attention });
    else if (standing.survey.status === 'live') others.push(standing);
  }
  first.sort(
    (one, other) =>
      reasons.indexOf(one.attention) - reasons.indexOf(other.attention) || weight(other) - weight(one),
  );
  const resting = (['paused', 'draft', 'archived'] as const).flatMap((status) =>
    standings.filter(({ survey }) => survey.status === status),
  );
  return { first, others, resting };
}

/** Comparable among surveys of one reason. */
function weight({ standing, attention }: Arranged['first'][number]): number {
  switch (attention) {
    case 'worse':
      return standing.change.is === 'real' ? standing.change.effect : 0;
    case 'complaints':
      return standing.complaints?.complaints ?? 0;
    case 'silent':
      return standing.before ?? 0;
    case 'unanswered':
    case 'unseen':
      return standing.reach.viewed;
  }
}
