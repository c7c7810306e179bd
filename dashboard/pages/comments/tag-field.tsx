import type { TargetedSubmitEvent } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { say } from '../../words/say.ts';

interface TagFieldProps {
  tags: readonly string[];
  /** @param tag undefined: it was closed without one */
  done(tag: string | undefined): void;
}

/** A field for one tag, with those that there are to choose from. Enter takes it, Escape closes the field. */
export function TagField({ tags, done }: TagFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState(false);
  useLayoutEffect(() => input.current?.focus(), []);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const tag = input.current!.value.trim().normalize('NFC');
    if (tag.includes(',')) return setRefused(true);
    done(tag ? known(tag, tags) : undefined);
  };
  return (
    <form class="tag-field" onSubmit={submit} noValidate>
      <input
        ref={input}
        list={`${id}-tags`}
        maxLength={40}
        autoComplete="off"
        aria-label={say('Tag')}
        aria-invalid={refused}
        aria-describedby={`${id}-help`}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          done(undefined);
        }}
      />
      <datalist id={`${id}-tags`}>
        {tags.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      <button type="submit" class="button">
        {say('Add')}
      </button>
      <small id={`${id}-help`} role={refused ? 'alert' : undefined}>
        {refused ? say('A tag has no comma: add one after the other.') : say('Enter adds it, Escape closes.')}
      </small>
    </form>
  );
}

/** Written as it was before, in whichever letters: "Bug" is "bug" where that is there. */
function known(tag: string, tags: readonly string[]): string {
  return tags.find((one) => one.toLowerCase() === tag.toLowerCase()) ?? tag;
}
