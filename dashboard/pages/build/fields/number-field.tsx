import { useState } from 'preact/hooks';
import { useEditor } from '../../../data/build/editor-context.ts';
import { refusedAt } from '../../../data/build/refused-at.ts';
import { TextField } from '../../../parts/text-field.tsx';

interface NumberFieldProps {
  label: string;
  path: string;
  value: number | undefined;
  help?: string;
  /** What the number is shown multiplied by: 100 where a share is typed in per cent. */
  times?: number;
  placeholder?: string;
  /** Emptied, it stays there, empty, and is refused. */
  needed?: boolean;
}

/** A number. What is no number yet stays as it was typed, and is refused where it is saved like that. */
export function NumberField({ label, path, value, help, times = 1, placeholder, needed }: NumberFieldProps) {
  const { put, refused } = useEditor();
  const [typed, setTyped] = useState('');
  const read = (text: string) => {
    const number = Number(text.replace(',', '.'));
    if (text.trim() === '') return needed ? '' : undefined;
    return Number.isNaN(number) ? text : rounded(number / times);
  };
  const shown = read(typed) === value ? typed : spelled(value, times);
  return (
    <TextField
      label={label}
      value={shown}
      onInput={(text) => {
        setTyped(text);
        put(path, read(text));
      }}
      refused={refusedAt(refused, path)}
      {...(help ? { help } : {})}
      {...(placeholder ? { placeholder } : {})}
    />
  );
}

function spelled(value: unknown, times: number): string {
  return typeof value === 'number' ? String(rounded(value * times)) : String(value ?? '');
}

/** 0.07 times 100 is 7.000000000000001 to a computer. */
function rounded(number: number): number {
  return Number(number.toPrecision(12));
}
