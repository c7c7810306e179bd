import { languagesIn, missingIn } from '../build/texts.ts';
import { absolute } from './absolute.ts';
import { doubleBarrelled } from './double-barrelled.ts';
import { english } from './english.ts';
import type { Finding, Linted, Question, TextRule } from './finding.ts';
import { leading } from './leading.ts';
import { long } from './long.ts';
import { negated } from './negated.ts';
import { noOther } from './no-other.ts';
import { scaleEnds } from './scale-ends.ts';

const textRules: readonly TextRule[] = [leading, doubleBarrelled, long, negated, absolute];

/** Questions that a visitor who came for something else answers; in a part of the page, one who came to answer. */
const mostAsked = { popover: 5, modal: 5, bar: 5, tab: 10, inline: 10 } as const;

/** What would make the answers to a survey worse, in the order in which it is read. The rules on wording know English. */
export function lint(survey: Linted): Finding[] {
  const { questions, display, main } = survey;
  const most = mostAsked[display.form];
  return [
    ...(questions.length > most
      ? [{ rule: 'many-questions' as const, path: 'questions', n: questions.length }]
      : []),
    ...questions.flatMap((question, i) => questionFindings(question, `questions.${i}`, main)),
    ...languagesIn(survey).flatMap((language) => untranslated(survey, language)),
  ];
}

function questionFindings(question: Question, path: string, main: string): Finding[] {
  const asked = [
    { path: `${path}.text`, text: question.text },
    ...(question.type === 'matrix'
      ? question.items.map(({ text }, i) => ({ path: `${path}.items.${i}.text`, text }))
      : []),
  ];
  const wording = asked.flatMap((one): Finding[] => {
    const text = english(one.text, main);
    if (text === undefined) return [];
    return textRules.flatMap((rule) => located(rule(text, question), one.path));
  });
  const ends = scaleEnds(question, main);
  return [
    ...wording,
    ...located(noOther(question, main), `${path}.options`),
    ...located(ends, ends?.rule === 'ends-do-not-answer' ? `${path}.text` : `${path}.low`),
  ];
}

function untranslated(survey: Linted, language: string): Finding[] {
  const missing = missingIn(survey, language, survey.main);
  return missing.length > 0
    ? [{ rule: 'untranslated', path: missing[0]!, found: language, n: missing.length }]
    : [];
}

function located(finding: Omit<Finding, 'path'> | undefined, path: string): Finding[] {
  return finding ? [{ ...finding, path }] : [];
}
