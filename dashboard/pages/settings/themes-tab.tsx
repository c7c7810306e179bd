import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ThemeAnswer } from '../../../client/index.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { emptyTheme, type ThemeDraft, themeInput } from '../../data/theme-input.ts';
import { useThemes } from '../../data/use-themes.ts';
import { Await } from '../../parts/await.tsx';
import { Section } from '../../parts/section.tsx';
import { Undo } from '../../parts/undo.tsx';
import { say } from '../../words/say.ts';
import type { SitePageProps } from '../site-page-props.ts';
import { ThemeForm } from './theme-form.tsx';
import { ThemeRow } from './theme-row.tsx';

/** What comments are about, by words that say so: which themes there are, and one more. */
export function ThemesTab({ site }: SitePageProps) {
  const { client } = useEarshot();
  const { themes, amend } = useThemes(site.id);
  const [made, setMade] = useState<{ name: string; turn: number }>();
  const [gone, setGone] = useState<{ theme: ThemeAnswer; turn: number }>();
  const said = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    if (made) said.current?.focus();
  }, [made]);
  const put = (theme: ThemeAnswer) => amend((list) => [...list.filter(({ id }) => id !== theme.id), theme]);
  const create = async (draft: ThemeDraft) => {
    const theme = await client.themes.create({ site: site.id, ...themeInput(draft) });
    put(theme);
    setMade((last) => ({ name: theme.name, turn: (last?.turn ?? 0) + 1 }));
  };
  const remove = async (theme: ThemeAnswer) => {
    await client.themes.remove(theme.id);
    amend((list) => list.filter(({ id }) => id !== theme.id));
    setGone((last) => ({ theme, turn: (last?.turn ?? 0) + 1 }));
  };
  const restore = async ({ theme: { name, words, not } }: { theme: ThemeAnswer }) =>
    put(await client.themes.create({ site: site.id, name, words, not }));
  return (
    <>
      <Section title={say('Themes')}>
        <p class="said">
          {say(
            'What comments are about, by the words that say so. A webhook can be told of one theme alone. Numbers do not know themes yet.',
          )}
        </p>
        <Await answer={themes} height={120}>
          {(list) =>
            list.length === 0 ? (
              <p class="said">
                {say(
                  'There are none yet. Begin with what people write about most, like delivery: describe it below, and try it on your latest comments.',
                )}
              </p>
            ) : (
              <ul class="rows" aria-label={say('Themes')}>
                {[...list].sort(byName).map((theme) => (
                  <ThemeRow key={theme.id} theme={theme} put={put} remove={() => remove(theme)} />
                ))}
              </ul>
            )
          }
        </Await>
        {gone === undefined ? null : (
          <Undo
            key={gone.turn}
            said={say('{name} was removed.', { name: gone.theme.name })}
            label={say('Bring back {name}', { name: gone.theme.name })}
            undo={() => restore(gone)}
          />
        )}
      </Section>
      <Section title={say('New theme')}>
        <ThemeForm
          site={site.id}
          name={`theme of ${site.id}`}
          initial={emptyTheme}
          action={say('Make the theme')}
          doing={say('Making it…')}
          save={create}
        />
        <p ref={said} class="saved" tabIndex={-1}>
          {made ? say('{name} stands among the themes above.', { name: made.name }) : ''}
        </p>
      </Section>
    </>
  );
}

function byName(a: ThemeAnswer, b: ThemeAnswer): number {
  return a.name.localeCompare(b.name);
}
