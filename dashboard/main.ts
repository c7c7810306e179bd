import './styles/main.css';
import { preferredLanguage } from './data/language.ts';
import { loadTexts } from './data/load-texts.ts';
import { applyTheme, storedTheme } from './data/theme.ts';
import { speak } from './words/language.ts';

applyTheme(storedTheme());
void start();

/** The language comes first: what the rest says is said where it is loaded. */
async function start(): Promise<void> {
  const language = preferredLanguage();
  try {
    speak(language, await loadTexts(language));
    document.documentElement.lang = language;
  } catch {
    // The page says `en` of itself, and better English than nothing.
  }
  await import('./start.tsx');
}
