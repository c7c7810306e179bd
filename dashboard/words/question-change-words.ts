import type { Question } from '../../shared/question.ts';
import type { QuestionChange } from '../data/question-changes.ts';
import { languageName } from './language-name.ts';
import { listed } from './list.ts';
import { localisedText } from './localised-text.ts';
import { say } from './say.ts';

/** A change of a question in a sentence: "“Why?” was added." */
export function questionChangeWords({
  is,
  question,
  before,
  added = [],
  removed = [],
}: QuestionChange): string {
  const asks = localisedText(question.text);
  const was = before ? localisedText(before.text) : asks;
  const languages = (tags: readonly string[]) => listed(tags.map(languageName));
  switch (is) {
    case 'added':
      return say('“{asks}” was added.', { asks });
    case 'removed':
      return say('“{asks}” was removed.', { asks });
    case 'scale':
      return say('“{asks}” is answered on another scale: {now}, before {old}.', {
        ...{ asks, now: scaleWords(question), old: before ? scaleWords(before) : '' },
      });
    case 'options':
      return optionWords(asks, partNames(question, added), before ? partNames(before, removed) : '');
    case 'weights':
      return say('The items of “{asks}” weigh otherwise in the index.', { asks });
    case 'reworded':
      return was === asks
        ? say('“{asks}” is worded otherwise, in another language or in its options or ends.', { asks })
        : say('“{was}” was reworded to “{asks}”.', { was, asks });
    case 'translated':
      return say('“{asks}” was translated: {languages}.', { asks, languages: languages(added) });
    case 'untranslated':
      return say('“{asks}” is no longer translated: {languages}.', { asks, languages: languages(removed) });
    case 'rules':
      return say('When “{asks}” is asked, or whether it may be left out, changed.', { asks });
    case 'details':
      return say('“{asks}” changed in a detail of how it is answered.', { asks });
    case 'moved':
      return say('“{asks}” is asked at another place.', { asks });
  }
}

function optionWords(asks: string, fresh: string, gone: string): string {
  if (!gone) return say('“{asks}” has more to choose or rate: {fresh}.', { asks, fresh });
  if (!fresh) return say('“{asks}” has less to choose or rate, without: {gone}.', { asks, gone });
  return say('“{asks}” has other things to choose or rate: {fresh} in the place of {gone}.', {
    ...{ asks, fresh, gone },
  });
}

function partNames(question: Question, ids: readonly string[]): string {
  const parts = 'options' in question ? question.options : 'items' in question ? question.items : [];
  return listed(parts.filter(({ id }) => ids.includes(id)).map(({ text }) => localisedText(text)));
}

/** A kind of question and its length in a word or two. */
function scaleWords(question: Question): string {
  const length = 'scale' in question ? question.scale : undefined;
  return length === undefined
    ? kinds[question.type]
    : say('{kind} of {length}', { kind: kinds[question.type], length });
}

const kinds: Readonly<Record<Question['type'], string>> = {
  nps: say('0 to 10 (NPS)'),
  csat: say('satisfaction'),
  ces: say('effort, 1 to 7'),
  expectation: say('expectation, 0 to 10'),
  stars: say('stars'),
  emoji: say('faces'),
  thumbs: say('thumbs'),
  choice: say('one of several options'),
  choices: say('any of several options'),
  matrix: say('a matrix'),
  text: say('own words'),
  kano: say('a Kano pair'),
  consent: say('yes or no'),
};
