import type { Ref } from 'preact';
import { say } from '../words/say.ts';
import { SecretField } from './secret-field.tsx';

interface ProofFieldProps {
  id: string;
  label: string;
  input: Ref<HTMLInputElement>;
  /** What was not taken: `key` where nothing was entered, `current` where it is neither. */
  refused: Readonly<Record<string, string>>;
  /** What to say where it is neither. */
  wrong?: string;
}

/** Where whoever changes the way in shows that it is theirs: by the owner's key, or the password until now. */
export function ProofField({
  refused,
  wrong = say('This is neither the key nor the password.'),
  ...field
}: ProofFieldProps) {
  return (
    <SecretField {...field} autocomplete="current-password" refused={refused.current ? wrong : refused.key} />
  );
}
