import type { Retained, Retention, RetentionAnswer } from '../../shared/retention.ts';
import { listed, sentences } from './list.ts';
import { momentLabel } from './moment-label.ts';
import { say } from './say.ts';

/** How long what is kept: "answers 365 days, own words for ever, audit for ever". */
export function retentionWords({ answers, comments, audit }: Retention): string {
  return listed([
    say('answers {term}', { term: termWords(answers) }),
    say('own words {term}', { term: termWords(comments) }),
    say('audit {term}', { term: termWords(audit) }),
  ]);
}

function termWords(term: Retention[Retained]): string {
  if (term === null) return say('for ever');
  return say('{days, plural, one {# day} other {# days}}', { days: Number(term.slice(0, -1)) });
}

/** What terms take, when, and until when that can be taken back. */
export function retentionPreview(told: RetentionAnswer, zone: string, now: number): string {
  const due = dueSentences(told);
  if (due.length === 0) return say('Nothing is older than that today.');
  return sentences([...due, beginsSentence(told, zone, now)]);
}

function dueSentences({ answers, comments, audit }: RetentionAnswer): string[] {
  const told: [number, string][] = [
    [
      answers.due,
      say(
        '{count, plural, one {One answer is older and is} other {# answers are older and are}} anonymised.',
        {
          count: answers.due,
        },
      ),
    ],
    [
      comments.due,
      say('{count, plural, one {One answer loses its words.} other {# answers lose their words.}}', {
        count: comments.due,
      }),
    ],
    [
      audit.due,
      say('{count, plural, one {One entry of the audit is} other {# entries of the audit are}} removed.', {
        count: audit.due,
      }),
    ],
  ];
  return told.flatMap(([count, sentence]) => (count > 0 ? [sentence] : []));
}

function beginsSentence({ beginsAt }: RetentionAnswer, zone: string, now: number): string {
  const moment = new Date(beginsAt);
  if (moment.getTime() <= now) return say('It happens within the hour.');
  return say('It happens on {moment}. Until then nothing is lost: with other terms it does not happen.', {
    moment: momentLabel(moment, zone),
  });
}
