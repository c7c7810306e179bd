import type { ThemeAnswer } from '../../../client/index.ts';
import { type ThemeDraft, themeDraft, themeInput } from '../../data/theme-input.ts';
import { useDraft } from '../../data/use-draft.ts';
import { Form } from '../../parts/form.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { sentences } from '../../words/list.ts';
import { say } from '../../words/say.ts';
import { termsFault, themeFacts } from '../../words/theme-words.ts';
import { Conflict } from './conflict.tsx';
import { ThemeTry } from './theme-try.tsx';

interface ThemeFormProps {
  site: string;
  /** What the draft is kept under. */
  name: string;
  /** What the form begins with. */
  initial: ThemeDraft;
  action: string;
  doing: string;
  /** What somebody else has saved meanwhile, and how to take it. */
  theirs?: { theme: ThemeAnswer; take(): void } | undefined;
  save(draft: ThemeDraft): Promise<void>;
}

const paths = { name: 'name', words: 'words', not: 'not' };

/** What a theme is called, what says it, and what rules it out. */
export function ThemeForm({ site, name, initial, action, doing, theirs, save }: ThemeFormProps) {
  const { value, change, clear } = useDraft<ThemeDraft>(name, initial);
  const check = (): Record<string, string> => {
    const { words, not } = themeInput(value);
    const none = words.length === 0 ? say('Write at least one word.') : undefined;
    const faults = { words: none ?? termsFault(words), not: termsFault(not) };
    return {
      ...(value.name.trim() ? {} : { name: say('Give it a name, like “Delivery”.') }),
      ...(faults.words ? { words: faults.words } : {}),
      ...(faults.not ? { not: faults.not } : {}),
    };
  };
  const store = async () => {
    await save(value);
    change(initial);
    clear();
  };
  return (
    <Form {...{ action, doing, check, paths }} save={store}>
      {(refused) => (
        <>
          <TextField
            label={say('Name')}
            value={value.name}
            onInput={(typed) => change({ name: typed })}
            refused={refused.name}
            most={120}
          />
          <TextField
            label={say('Words and phrases')}
            value={value.words}
            onInput={(words) => change({ words })}
            refused={refused.words}
            lines={5}
            placeholder={say('late\nlate delivery\ndeliver*')}
            help={sentences([
              say('One a line, or between commas; any of them is enough.'),
              say('A word is found as a whole; with a * at its end or beginning it may go on there.'),
              say('In Chinese, Japanese and Thai it is found wherever it stands.'),
            ])}
          />
          <TextField
            label={say('But without')}
            value={value.not}
            onInput={(not) => change({ not })}
            refused={refused.not}
            lines={2}
            help={say('A comment that says one of these is not of the theme. May stay empty.')}
          />
          <ThemeTry site={site} draft={value} />
          {theirs ? (
            <Conflict
              theirs={sentences([theirs.theme.name, ...themeFacts(theirs.theme)])}
              discard={() => {
                change(themeDraft(theirs.theme));
                clear();
                theirs.take();
              }}
            />
          ) : null}
        </>
      )}
    </Form>
  );
}
