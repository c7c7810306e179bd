import { useEditor } from '../../../data/build/editor-context.ts';
import { refusedAt } from '../../../data/build/refused-at.ts';
import { TextField } from '../../../parts/text-field.tsx';

interface PlainFieldProps {
  label: string;
  path: string;
  value: string | undefined;
  most?: number;
  help?: string;
  placeholder?: string;
  /** Something must stand in it: emptied, it stays there, empty, and is refused. */
  needed?: boolean;
}

/** A line of text that is the same in every language. */
export function PlainField({ label, path, value, most, help, placeholder, needed }: PlainFieldProps) {
  const { put, refused } = useEditor();
  return (
    <TextField
      label={label}
      value={value ?? ''}
      onInput={(text) => put(path, text === '' && !needed ? undefined : text)}
      refused={refusedAt(refused, path)}
      {...(help ? { help } : {})}
      {...(most ? { most } : {})}
      {...(placeholder ? { placeholder } : {})}
    />
  );
}
