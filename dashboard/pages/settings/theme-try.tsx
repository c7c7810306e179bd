import { useState } from 'preact/hooks';
import type { ThemeTried } from '../../../client/index.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { type ThemeDraft, themeInput } from '../../data/theme-input.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { sentences } from '../../words/list.ts';
import { say } from '../../words/say.ts';
import { triedWords } from '../../words/theme-words.ts';

interface ThemeTryProps {
  site: string;
  /** As it is typed. */
  draft: ThemeDraft;
}

/** Shows what the words find, before they are saved: of the latest comments, and in one that is typed or pasted. */
export function ThemeTry({ site, draft }: ThemeTryProps) {
  const { client } = useEarshot();
  const [text, setText] = useState('');
  const [tried, setTried] = useState<{ of: string; found: ThemeTried }>();
  const { words, not } = themeInput(draft);
  const asked = { site, words, not, ...(text.trim() === '' ? {} : { text }) };
  const of = JSON.stringify(asked);
  // What was found with other words says nothing of these.
  const found = tried?.of === of ? tried.found : undefined;
  return (
    <div class="theme-try">
      <TextField
        label={say('A comment to try it with')}
        value={text}
        onInput={setText}
        lines={2}
        most={5_000}
        help={say('Not needed: without one the latest comments tell.')}
      />
      {words.length === 0 ? null : (
        <ActButton
          label={say('Try it')}
          act={async () => setTried({ of, found: await client.themes.try(asked) })}
        />
      )}
      <div role="status">
        {found === undefined ? null : (
          <>
            <p>{sentences(triedWords(found))}</p>
            {found.newest.examples.length === 0 ? null : (
              <ul class="theme-found" aria-label={say('Comments of the theme')}>
                {found.newest.examples.map(({ id, texts }) => (
                  <li key={id} dir="auto">
                    {texts.join(' · ')}
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
    </div>
  );
}
