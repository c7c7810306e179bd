import { metrics } from '../../shared/metric.ts';
import type { Survey } from '../../shared/survey.ts';
import type { Standing } from '../data/standing.ts';
import type { Span } from '../data/view.ts';
import { changeWords } from './change-words.ts';
import { complaintWords } from './complaint-words.ts';
import type { Lead } from './lead.ts';
import { say } from './say.ts';
import { spanPhrase } from './span-label.ts';

/** What a period has brought, a sentence each: how much was answered, what has changed, what has not, what cannot be told. */
export function reportSummary(standings: readonly Standing[], span: Span): string[] {
  const answered = standings.filter(({ answers }) => answers > 0);
  const answers = answered.reduce((sum, { answers }) => sum + answers, 0);
  const when = spanPhrase(span);
  if (answers === 0) return [say('No answer was counted {when}.', { when })];
  const having = (is: Standing['change']['is']) => answered.filter(({ change }) => change.is === is);
  const [unclear, few] = [having('unclear').length, having('few').length];
  return [
    say(
      '{answers, plural, one {# answer was} other {# answers were}} counted {when}, in {surveys, plural, one {# survey} other {# surveys}}.',
      { answers, when, surveys: answered.length },
    ),
    ...having('real').map(changeSentence),
    ...answered.filter(isComplainedOf).map(complaintSentence),
    unclear === 0
      ? ''
      : say(
          '{unclear, plural, one {The score of # survey has} other {The scores of # surveys have}} changed no more than chance would bring.',
          { unclear },
        ),
    few === 0
      ? ''
      : say(
          '{few, plural, one {# survey has} other {# surveys have}} too few answers, now or before, to tell a change.',
          { few },
        ),
  ].filter(Boolean);
}

function changeSentence({ survey, question, change }: Standing): string {
  return leadSentence(survey, changeWords(change, metrics[question!.metric].unit)!);
}

function isComplainedOf({ complaints }: Standing): boolean {
  return complaints?.significant === true && (complaints.delta ?? 0) > 0;
}

function complaintSentence({ survey, complaints }: Standing): string {
  return leadSentence(survey, complaintWords(complaints!));
}

function leadSentence(survey: Survey, { lead, rest }: Lead): string {
  return say('{survey}: {change}, {how}.', { survey: survey.name, change: lead, how: rest });
}
