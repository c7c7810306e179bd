import { readOrigins } from '../data/read-origins.ts';
import { listed } from '../words/list.ts';
import { say } from '../words/say.ts';
import { sayParts } from '../words/say-parts.ts';
import { code } from './code.tsx';
import { TextField } from './text-field.tsx';

interface OriginsFieldProps {
  label: string;
  value: string;
  onInput(value: string): void;
  refused: string | undefined;
  /** What else there is to know. */
  more?: string;
}

/** Where pages may be that send answers, one a line; tells how it reads what is typed. */
export function OriginsField({ label, value, onInput, refused, more }: OriginsFieldProps) {
  const { origins } = readOrigins(value);
  const otherwise = origins.length > 0 && origins.join('\n') !== value.trim();
  return (
    <TextField
      label={label}
      value={value}
      onInput={onInput}
      refused={refused}
      lines={3}
      placeholder={'https://shop.example\nhttps://*.shop.example'}
      help={
        <>
          {otherwise ? <p class="read-as">{say('Read as {origins}', { origins: listed(origins) })}</p> : null}
          <p>
            {sayParts(
              'The beginning of their address, one a line; <code>*.</code> stands for any subdomain.',
              {
                code,
              },
            )}{' '}
            {more}
          </p>
        </>
      }
    />
  );
}
