import type { TargetedSubmitEvent } from 'preact';
import { useId, useLayoutEffect, useState } from 'preact/hooks';
import { say } from '../../words/say.ts';

interface SearchFieldProps {
  words: string | undefined;
  search(words: string | undefined): void;
}

/** Looks for words in what was written. */
export function SearchField({ words = '', search }: SearchFieldProps) {
  const id = useId();
  const [text, setText] = useState(words);
  // Before the next key: what is typed at once would be lost.
  useLayoutEffect(() => setText(words), [words]);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    search(text.trim() || undefined);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to every browser that is supported
    <form class="search" role="search" onSubmit={submit}>
      <label class="hidden" for={id}>
        {say('Words that were written')}
      </label>
      <input
        id={id}
        type="search"
        maxLength={200}
        value={text}
        placeholder={say('Search the words')}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="button">
        {say('Search')}
      </button>
    </form>
  );
}
