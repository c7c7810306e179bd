import { useState } from 'preact/hooks';
import { type BuildAddress, writeBuild } from '../../data/build/build-address.ts';
import { useEditor } from '../../data/build/editor-context.ts';
import { offeredLanguages } from '../../data/build/language-choice.ts';
import { languagesIn, missingIn, withoutLanguage } from '../../data/build/texts.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import type { View } from '../../data/view.ts';
import { ViewLink } from '../../parts/view-link.tsx';
import { languageName } from '../../words/language-name.ts';
import { say } from '../../words/say.ts';

/** The languages of the survey: which one is written now, what is missing in each, and more to write it in. */
export function LanguageBar({ view, address }: { view: View; address: BuildAddress }) {
  const { go } = useEarshot();
  const { edited, written, change } = useEditor();
  const { language, main, languages } = written;
  const viewIn = (tag: string) => ({
    ...view,
    own: writeBuild({ ...address, language: tag === main ? undefined : tag }),
  });
  const remove = () => {
    change((now) => withoutLanguage(now, language, main));
    go(viewIn(main));
  };
  const isPlain = languagesIn(edited).length === 0;
  return (
    <div class="language-bar">
      <ul aria-label={say('Languages')}>
        {languages.map((tag) => {
          const n = missingIn(edited, tag, main).length;
          return (
            <li key={tag}>
              <ViewLink view={viewIn(tag)} current={tag === language}>
                {languageName(tag)}
                {n > 0 ? <small> {say('{n} missing', { n })}</small> : null}
              </ViewLink>
            </li>
          );
        })}
      </ul>
      <AddLanguage
        offered={offeredLanguages.filter((tag) => !languages.includes(tag))}
        add={(tag) => go(viewIn(tag))}
      />
      {isPlain ? (
        <select
          value={main}
          aria-label={say('The language that it is written in so far')}
          onChange={(event) =>
            go({
              ...view,
              own: writeBuild({ ...address, language: undefined, main: event.currentTarget.value }),
            })
          }
        >
          {offeredLanguages.map((tag) => (
            <option key={tag} value={tag}>
              {say('Written in {language}', { language: languageName(tag) })}
            </option>
          ))}
        </select>
      ) : null}
      {language !== main ? (
        <button type="button" class="button" onClick={remove}>
          {say('Remove {language}', { language: languageName(language) })}
        </button>
      ) : null}
    </div>
  );
}

interface AddLanguageProps {
  offered: readonly string[];
  add(tag: string): void;
}

function AddLanguage({ offered, add }: AddLanguageProps) {
  const [chosen, choose] = useState<string>();
  const tag = chosen !== undefined && offered.includes(chosen) ? chosen : offered[0];
  if (tag === undefined) return null;
  return (
    <span class="add-language">
      <select
        value={tag}
        aria-label={say('Another language')}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {offered.map((one) => (
          <option key={one} value={one}>
            {languageName(one)}
          </option>
        ))}
      </select>
      <button type="button" class="button" onClick={() => add(tag)}>
        {say('Translate')}
      </button>
    </span>
  );
}
