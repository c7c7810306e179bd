import type { ThemeAnswer, ThemeTried } from '../../client/index.ts';
import { listed } from './list.ts';
import { say } from './say.ts';

/** So many words tell what a theme is about. */
const told = 8;

/** What a theme looks for, in a few words. */
export function themeFacts({ words, not }: Pick<ThemeAnswer, 'words' | 'not'>): string[] {
  return [someOf(words), ...(not.length === 0 ? [] : [say('without {words}', { words: someOf(not) })])];
}

function someOf(words: readonly string[]): string {
  const some = listed(words.slice(0, told));
  const more = words.length - told;
  return more > 0 ? say('{words} and {more, number} more', { words: some, more }) : some;
}

/** Why a list of words cannot be taken, by the first that is wrong; undefined: it can. */
export function termsFault(terms: readonly string[]): string | undefined {
  if (terms.length > mostTerms) return say('At most {most, number} of them.', { most: mostTerms });
  for (const term of terms) {
    if (term.length > longest)
      return say('“{term}” is longer than {most, number} characters.', { term, most: longest });
    if (!term.replaceAll('＊', '*').split(/\s+/).every(isWord))
      return say('“{term}”: a * stands at the beginning or the end of a word.', { term });
  }
  return undefined;
}

const mostTerms = 200;
const longest = 100;
const isWord = (word: string) => /^\*?[^*]+\*?$/.test(word);

/** What a rule has found, in a sentence each. */
export function triedWords({ text, newest: { looked, matching } }: ThemeTried): string[] {
  return [
    ...(text === null
      ? []
      : [text ? say('This comment is of the theme.') : say('This comment is not of it.')]),
    looked === 0
      ? say('The site has no comments yet.')
      : say(
          'Found in {matching, number} of {looked, plural, one {one comment} other {the latest # comments}}.',
          {
            matching,
            looked,
          },
        ),
  ];
}
