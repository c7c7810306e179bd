import { say } from './say.ts';

/** Why rows have no number: "2 rows have fewer than 5 answers: …". Empty where all have one. */
export function suppressedSentence(rows: number, minimumN: number): string {
  if (rows === 0) return '';
  return say(
    '{rows, plural, one {# row has} other {# rows have}} fewer than {minimumN, plural, one {# answer} other {# answers}} and {rows, plural, one {shows} other {show}} only how many: a score of so few would tell of persons. The site sets how many it takes.',
    { rows, minimumN },
  );
}
