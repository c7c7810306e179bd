import type { ImportAnswer } from '../../shared/import.ts';
import type { FindingGroup } from '../data/import-findings.ts';
import { listed, sentences } from './list.ts';
import { formatCount } from './number.ts';
import { say } from './say.ts';

/** How far an import is: "Reading: 1,200 of 4,000 lines". */
export function importProgress({ phase, state, done, total }: ImportAnswer): string {
  if (state === 'receiving') return say('Received in part: upload it again');
  if (phase === 'upload') return say('Uploaded: say what its columns are for');
  if (state === 'queued') return say('Waiting');
  const counts = { done: formatCount(done), total: total === null ? '…' : formatCount(total) };
  if (state === 'running') {
    if (phase === 'check') return say('Checking: {done} of {total} lines', counts);
    if (phase === 'undo') return say('Taking back: {done} of {total} responses', counts);
    return say('Importing: {done} of {total} lines', counts);
  }
  if (state === 'done')
    return { check: say('Checked'), import: say('Imported'), undo: say('Taken back') }[phase];
  if (total === null) return state === 'cancelled' ? say('Cancelled') : say('Failed');
  if (state === 'cancelled') return say('Cancelled after {done} of {total}', counts);
  return say('Ended after {done} of {total}', counts);
}

/** What became of the lines, or would: "14,640 lines: 14,600 would be stored, 40 not." */
export function importResult({ phase, counts, brought }: ImportAnswer): string {
  const { lines, stored, duplicates, rejected, warned } = counts;
  if (phase === 'upload' || lines === 0) return '';
  if (phase === 'undo') {
    return brought === 0
      ? say('Nothing that it brought is there any more.')
      : say(
          '{n, plural, one {# response that it brought is} other {# responses that it brought are}} there still.',
          { n: brought },
        );
  }
  const isCheck = phase === 'check';
  return sentences([
    isCheck
      ? say(
          '{lines, plural, one {# line} other {# lines}}: {stored, number} would be stored, {rejected, number} not.',
          { lines, stored, rejected },
        )
      : say(
          '{lines, plural, one {# line} other {# lines}}: {stored, number} stored, {rejected, number} not.',
          { lines, stored, rejected },
        ),
    duplicates > 0
      ? say('{n, plural, one {# line is} other {# lines are}} there already.', { n: duplicates })
      : '',
    warned > 0
      ? say('{n, plural, one {# response} other {# responses}} without some value that did not fit.', {
          n: warned,
        })
      : '',
  ]);
}

/** Where answers were given, beside the widget. */
export const importChannels: readonly (readonly [channel: string, label: string])[] = [
  ['mail', say('Mail')],
  ['phone', say('Telephone')],
  ['store', say('Store')],
  ['review', say('Reviews')],
];

/** Where that stands: "line 7", "lines 7, 9, 12 and 40 more". */
export function findingLines({ lines, count }: FindingGroup): string {
  const listedLines = listed(lines.map(formatCount));
  const more = count - lines.length;
  if (more > 0) return say('lines {lines} and {more, number} more', { lines: listedLines, more });
  return count === 1
    ? say('line {lines}', { lines: listedLines })
    : say('lines {lines}', { lines: listedLines });
}
