import { say } from '../words/say.ts';
import { TextField } from './text-field.tsx';

interface NameFieldProps {
  value: string;
  onInput(name: string): void;
  refused: string | undefined;
  placeholder?: string;
}

/** What a site or a survey is called by those who run it. */
export function NameField(props: NameFieldProps) {
  return (
    <TextField
      {...props}
      label={say('Name')}
      help={say('As you call it; visitors do not see it.')}
      most={120}
    />
  );
}
