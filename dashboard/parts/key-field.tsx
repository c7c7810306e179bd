import type { Ref } from 'preact';
import { useState } from 'preact/hooks';

interface KeyFieldProps {
  input: Ref<HTMLInputElement>;
  /** Why the last key was refused. */
  refused: string | undefined;
}

/** The field for the owner's key: hidden like a password, shown on demand, known to password managers. */
export function KeyField({ input, refused }: KeyFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <>
      <input
        class="hidden"
        type="text"
        name="username"
        value="owner"
        autocomplete="username"
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <label for="key">Owner’s key</label>
      <div class="field">
        <input
          ref={input}
          id="key"
          name="key"
          type={(shown ? 'text' : 'password') as 'password'}
          autocomplete="current-password"
          autocapitalize="off"
          spellcheck={false}
          placeholder="sk_…"
          aria-invalid={refused !== undefined}
          aria-describedby="key-refused key-help"
        />
        <button type="button" class="button" onClick={() => setShown(!shown)}>
          {shown ? 'Hide' : 'Show'} <span class="hidden">the key</span>
        </button>
      </div>
      <p id="key-refused" class="refused" role="alert">
        {refused}
      </p>
    </>
  );
}
