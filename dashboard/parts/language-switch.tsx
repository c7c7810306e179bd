import { chooseLanguage } from '../data/language.ts';
import { type Language, languages, languageTag } from '../words/language.ts';
import { say } from '../words/say.ts';

/**
 * The other languages of the dashboard, each in its own words: who cannot read the page can read those. They are buttons,
 * since a list would load the page anew at every step that the keyboard takes through it.
 */
export function LanguageSwitch() {
  const others = (Object.keys(languages) as Language[]).filter((language) => language !== languageTag());
  return (
    <fieldset class="languages" aria-label={say('Language')}>
      {others.map((language) => (
        <button
          key={language}
          type="button"
          class="quiet"
          lang={language}
          onClick={() => chooseLanguage(language)}
        >
          {languages[language]}
        </button>
      ))}
    </fieldset>
  );
}
