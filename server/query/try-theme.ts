import { setImmediate } from 'node:timers/promises';
import type { ThemeTried, ThemeTry } from '../../shared/theme.ts';
import { saidOf } from '../storage/said-of.ts';
import type { Storage } from '../storage/storage.ts';
import { textsOf } from '../storage/texts-of.ts';
import { readTexts } from '../text/read-texts.ts';
import { themeMatch } from '../text/theme-match.ts';

/** How many of the newest responses with a text are looked at, and how many of those that match are shown. */
const looked = 100;
const shown = 5;

/** What a rule finds: whether a text, and which of the newest that the site has. */
export async function tryTheme(
  { words, not, text }: Omit<ThemeTry, 'site'>,
  siteKey: number,
  storage: Pick<Storage, 'surveys' | 'responses'>,
  now: number,
): Promise<ThemeTried> {
  const match = themeMatch({ words, not });
  const surveyKeys = (await storage.surveys.list(siteKey)).map(({ key }) => key);
  const choice = { siteKey, surveyKeys, from: 0, to: now + 1, filters: [], commented: true };
  const { found } = await storage.responses.list({ ...choice, before: null, limit: looked });
  const matching: typeof found = [];
  for (const response of found) {
    if (match(saidOf(response)())) matching.push(response);
    // The longest texts take some milliseconds: others have their turn between two.
    await setImmediate();
  }
  return {
    text: text === undefined ? null : match(readTexts([text])),
    newest: {
      looked: found.length,
      matching: matching.length,
      examples: matching.slice(0, shown).map(({ id, answers }) => ({ id, texts: textsOf(answers) })),
    },
  };
}
