import type { Coverage } from '../../shared/stats-answer.ts';
import { say } from './say.ts';

/** One class of responses: how many, and what the class means. */
export interface CoverageLine {
  class: Exclude<keyof Coverage, 'received'>;
  count: number;
  label: string;
  meaning: string;
}

const classes: readonly Omit<CoverageLine, 'count'>[] = [
  { class: 'counted', label: say('counted'), meaning: say('In the numbers on this page') },
  { class: 'partial', label: say('unfinished'), meaning: say('Left before a rating was given') },
  {
    class: 'flagged',
    label: say('flagged'),
    meaning: say('Looks automatic or repeated; kept for a person to judge'),
  },
  { class: 'bots', label: say('from bots'), meaning: say('Sent by a program, not by a visitor') },
  { class: 'archived', label: say('archived'), meaning: say('Set aside by hand') },
  { class: 'test', label: say('tests'), meaning: say('Marked as a test by the page that sent them') },
  { class: 'duplicates', label: say('repeats'), meaning: say('The same response sent again; counted once') },
];

/** Every class in the order in which it is told; the counts add up to `received`. */
export function coverageLines(coverage: Coverage): CoverageLine[] {
  return classes.map((line) => ({ ...line, count: coverage[line.class] }));
}

/** The sum in words: "240 received = 200 counted + 14 unfinished + 26 repeats". Classes without responses are left out. */
export function coverageSentence(coverage: Coverage): string {
  const parts = coverageLines(coverage)
    .filter((line) => line.count > 0 || line.class === 'counted')
    .map(({ count, label }) => say('{count, number} {label}', { count, label }));
  return say('{count, number} received = {parts}', { count: coverage.received, parts: parts.join(' + ') });
}
