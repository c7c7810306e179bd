import type { Localised } from '../../../../shared/localised.ts';
import { useEditor } from '../../../data/build/editor-context.ts';
import { refusedAt } from '../../../data/build/refused-at.ts';
import { textIn, withText } from '../../../data/build/texts.ts';
import { TextField } from '../../../parts/text-field.tsx';
import { languageName } from '../../../words/language-name.ts';
import { say } from '../../../words/say.ts';

interface WordsFieldProps {
  label: string;
  path: string;
  text: Localised | undefined;
  most: number;
  help?: string;
  lines?: number;
  /** What visitors read where nothing is written; without it something must be. */
  otherwise?: string;
}

/** A text that visitors read, in the language that is written now; what the main one says stands in it until then. */
export function WordsField({ label, path, text, most, help, lines, otherwise }: WordsFieldProps) {
  const { put, refused, written } = useEditor();
  const { language, main } = written;
  const inMain = textIn(text, main, main);
  const untranslated = language !== main && inMain !== '' && textIn(text, language, main) === '';
  const write = (words: string) => {
    const next = withText(text, language, main, words);
    put(path, next === '' && otherwise !== undefined ? undefined : next);
  };
  const missing = say('Not yet in {language}: visitors read what is shown in grey.', {
    language: languageName(language),
  });
  return (
    <TextField
      label={label}
      value={textIn(text, language, main)}
      onInput={write}
      placeholder={inMain || otherwise || ''}
      help={untranslated ? <span class="untranslated">{missing}</span> : help}
      refused={refusedAt(refused, path, true)}
      most={most}
      {...(lines ? { lines } : {})}
    />
  );
}
