import { useState } from 'preact/hooks';
import { useEditor } from '../../../data/build/editor-context.ts';
import { refusedAt } from '../../../data/build/refused-at.ts';
import { sameValue } from '../../../data/build/same-value.ts';
import { TextField } from '../../../parts/text-field.tsx';

interface LinesFieldProps {
  label: string;
  path: string;
  values: readonly string[] | undefined;
  help: string;
  placeholder?: string;
}

/** Several texts, one a line. None: the field is not sent. */
export function LinesField({ label, path, values, help, placeholder }: LinesFieldProps) {
  const { put, refused } = useEditor();
  const [typed, setTyped] = useState('');
  const shown = sameValue(linesOf(typed), values) ? typed : (values ?? []).join('\n');
  return (
    <TextField
      label={label}
      value={shown}
      onInput={(text) => {
        setTyped(text);
        put(path, linesOf(text));
      }}
      lines={2}
      help={help}
      refused={refusedAt(refused, path, true)}
      {...(placeholder ? { placeholder } : {})}
    />
  );
}

function linesOf(text: string): string[] | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.length > 0 ? lines : undefined;
}
