import type { ThemeAnswer } from '../../client/index.ts';
import type { About } from './about.ts';
import { useEarshot } from './earshot-context.ts';
import { type Shown, useAnswer } from './use-answer.ts';

const about: About = { what: [] };

/** The themes of a site, by name; `amend` shows at once what a change of ours makes of them. */
export function useThemes(site: string): {
  themes: Shown<ThemeAnswer[]>;
  amend(change: (list: ThemeAnswer[]) => ThemeAnswer[]): void;
} {
  const { client, answers } = useEarshot();
  const key = `themes ${site}`;
  const themes = useAnswer(key, () => client.themes.list(site), about);
  return { themes, amend: (change) => answers.amend<ThemeAnswer[]>(key, change) };
}
