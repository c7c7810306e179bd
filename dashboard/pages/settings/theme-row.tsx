import { useState } from 'preact/hooks';
import type { ThemeAnswer } from '../../../client/index.ts';
import { ProblemError } from '../../../client/problem-error.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { type ThemeDraft, themeDraft, themeInput } from '../../data/theme-input.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { say } from '../../words/say.ts';
import { themeFacts } from '../../words/theme-words.ts';
import { ThemeForm } from './theme-form.tsx';

interface ThemeRowProps {
  theme: ThemeAnswer;
  /** What it has become, whoever changed it. */
  put(changed: ThemeAnswer): void;
  remove(): Promise<void>;
}

/** A theme: what it looks for, and its form. */
export function ThemeRow({ theme, put, remove }: ThemeRowProps) {
  const { client } = useEarshot();
  const [isOpen, setOpen] = useState(false);
  const [theirs, setTheirs] = useState<ThemeAnswer>();
  const { id, site, name } = theme;
  const save = async (draft: ThemeDraft) => {
    try {
      put(await client.themes.change(id, themeInput(draft), { seen: theirs?.updatedAt ?? draft.seen }));
      setTheirs(undefined);
      setOpen(false);
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'edit_conflict') {
        const saved = await client.themes.get(id);
        setTheirs(saved);
        put(saved);
      }
      throw error;
    }
  };
  return (
    <li>
      <div>
        <b dir="auto">{name}</b>
        <small>
          {themeFacts(theme).map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </small>
      </div>
      <button
        type="button"
        class="button"
        aria-expanded={isOpen}
        aria-label={say('Edit {name}', { name })}
        onClick={() => setOpen(!isOpen)}
      >
        {say('Edit')}
      </button>
      <ActButton label={say('Remove')} about={say('Remove {name}', { name })} act={remove} />
      {isOpen ? (
        <div class="row-more">
          <ThemeForm
            site={site}
            name={`theme ${id}`}
            initial={themeDraft(theme)}
            action={say('Save')}
            doing={say('Saving…')}
            theirs={theirs && { theme: theirs, take: () => setTheirs(undefined) }}
            save={save}
          />
        </div>
      ) : null}
    </li>
  );
}
