import type { ComponentChildren, Ref } from 'preact';
import { useState } from 'preact/hooks';
import { say } from '../words/say.ts';

interface SecretFieldProps {
  id: string;
  label: string;
  /** What password managers do with it. */
  autocomplete: 'current-password' | 'new-password';
  input: Ref<HTMLInputElement>;
  /** Why what was typed was not taken. */
  refused: string | undefined;
  help?: ComponentChildren;
}

/** A field for a key or a password: hidden, shown on demand, known to password managers, and never kept as a draft. */
export function SecretField({ id, label, autocomplete, input, refused, help }: SecretFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <div class="form-field secret">
      <label for={id}>{label}</label>
      <div class="field">
        <input
          ref={input}
          id={id}
          name={id}
          type={(shown ? 'text' : 'password') as 'password'}
          autocomplete={autocomplete}
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={refused !== undefined}
          aria-describedby={`${id}-refused ${id}-help`}
        />
        <button type="button" class="button" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {say('Show')} <span class="hidden">{label}</span>
        </button>
      </div>
      <p id={`${id}-refused`} class="refused" role="alert">
        {refused}
      </p>
      {help ? (
        <div id={`${id}-help`} class="help">
          {help}
        </div>
      ) : null}
    </div>
  );
}
