import type { ThemeAnswer, ThemeInput } from '../../client/index.ts';

/** A theme as it is being described. */
export interface ThemeDraft {
  name: string;
  /** One a line, or between commas. */
  words: string;
  not: string;
  /** The `updatedAt` of what it was begun from; empty: it is a new one. */
  seen: string;
}

export const emptyTheme: ThemeDraft = { name: '', words: '', not: '', seen: '' };

/** A theme as it stands, to be changed. */
export function themeDraft({ name, words, not, updatedAt }: ThemeAnswer): ThemeDraft {
  return { name, words: words.join('\n'), not: not.join('\n'), seen: updatedAt };
}

/** What is asked of the server. */
export function themeInput(draft: ThemeDraft): Omit<ThemeInput, 'site'> & { words: string[]; not: string[] } {
  return { name: draft.name.trim(), words: readTerms(draft.words), not: readTerms(draft.not) };
}

/** Words and phrases as they were typed, each once; commas of any keyboard stand between them. */
function readTerms(text: string): string[] {
  const terms = text.split(/[\n,;，、；،]+/).map((term) => term.normalize('NFC').trim());
  return [...new Set(terms.filter((term) => term !== ''))];
}
