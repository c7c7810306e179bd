import type { Finding, FindingRule } from '../data/lint/finding.ts';
import { languageName } from './language-name.ts';
import { say } from './say.ts';

export interface FindingWords {
  /** What was found. */
  says: string;
  /** What it does to the answers. */
  why: string;
  /** What to write in its place. */
  instead: string;
  /** Where that is known from. */
  source: string;
}

/** A finding in words for whoever writes the survey. */
export function findingWords({ rule, found = '', n = 0 }: Finding): FindingWords {
  return words[rule](found, n);
}

const dillman = 'Dillman, Smyth & Christian (2014), Internet, Phone, Mail, and Mixed-Mode Surveys';
const krosnick =
  'Krosnick & Presser (2010), Question and Questionnaire Design, in: Handbook of Survey Research';

const words: Readonly<Record<FindingRule, (found: string, n: number) => FindingWords>> = {
  leading: (found) => ({
    says: say('“{found}” leans towards one answer.', { found }),
    why: say(
      'Visitors tend to agree with what a question suggests, so the numbers come out too good, or too bad.',
    ),
    instead: say('Ask without a judgement: “How would you rate the checkout?”'),
    source: krosnick,
  }),
  'double-barrelled': (found) => ({
    says: say('“{found}” may be two things with one answer.', { found }),
    why: say('Who finds one good and the other bad cannot say so, and the number tells you about neither.'),
    instead: say('Ask about one of them, or make it a matrix with a line for each.'),
    source: dillman,
  }),
  long: (_found, n) => ({
    says: say('The question has {n} words.', { n }),
    why: say('Long questions are skimmed, and on a telephone they push the answers out of sight.'),
    instead: say('Say it in twenty words or fewer; leave out what the page already tells.'),
    source: 'Payne (1951), The Art of Asking Questions',
  }),
  negated: (found) => ({
    says: say('“{found}” turns the question around.', { found }),
    why: say(
      'To answer no to a negation means yes. Many read over it, and answer the opposite of what they mean.',
    ),
    instead: say('Say it positively: “It was easy to …” in place of “It was not difficult to …”'),
    source: dillman,
  }),
  absolute: (found) => ({
    says: say('“{found}” leaves no room for exceptions.', { found }),
    why: say('Hardly anything is so without exception, so careful visitors say no where they mean almost.'),
    instead: say('Ask how often, or how much.'),
    source: dillman,
  }),
  'no-other': () => ({
    says: say('Whom no option fits has nothing to choose.'),
    why: say('They choose a wrong one or leave, and both look like an answer that you did not get.'),
    instead: say('Offer own words, or an option such as “None of these” or “I don’t know”.'),
    source: dillman,
  }),
  'many-questions': (_found, n) => ({
    says: say('There are {n} questions.', { n }),
    why: say('The more there are, the more visitors leave on the way, and the shorter the late answers are.'),
    instead: say(
      'Keep those whose answer would change what you do. Ask the others of another part of your visitors.',
    ),
    source: 'Galesic & Bosnjak (2009), Public Opinion Quarterly 73, 349–360',
  }),
  'one-end': () => ({
    says: say('One end of the scale has a meaning, the other has none.'),
    why: say(
      'What a step means is worked out from both ends; with one, visitors read the rest each in their own way.',
    ),
    instead: say('Name both ends, or neither, which leaves the usual words.'),
    source: krosnick,
  }),
  'same-ends': (found) => ({
    says: say('Both ends of the scale say “{found}”.', { found }),
    why: say('Nobody can tell which end is the good one.'),
    instead: say('Let the ends be opposites, such as “Poor” and “Excellent”.'),
    source: krosnick,
  }),
  'swapped-ends': (found) => ({
    says: say('The low end sounds better than the high one: {found}.', { found }),
    why: say('The numbers take a high step for a good answer: this score would be upside down.'),
    instead: say('Put the better meaning at the high end.'),
    source: krosnick,
  }),
  'uneven-ends': (found) => ({
    says: say('The ends are not as far from the middle as each other: {found}.', { found }),
    why: say('The weaker end is nearer, so more answers fall on its side.'),
    instead: say('Let both ends be as strong: “Very dissatisfied” and “Very satisfied”.'),
    source: dillman,
  }),
  'ends-do-not-answer': () => ({
    says: say('The words at the ends of this scale do not answer the question.'),
    why: say('Who must first translate an answer into the words that are offered makes mistakes on the way.'),
    instead: say(
      'Ask what the ends say: a statement for “agree”, “How satisfied …” for “satisfied”, “How likely …” for “likely”. Or name the ends.',
    ),
    source: krosnick,
  }),
  untranslated: (found, n) => ({
    says: say('{n, plural, one {One text is} other {# texts are}} not written in {language}.', {
      n,
      language: languageName(found),
    }),
    why: say('Visitors in that language meet a survey of two languages, and more of them leave.'),
    instead: say('Write it, or take the language away: then all of it is in one language.'),
    source:
      'Harkness et al. (2010), Survey Methods in Multinational, Multiregional, and Multicultural Contexts',
  }),
};
