import type { WidgetText } from '../../../shared/widget-config.ts';
import { type FieldProps, fieldName } from './field.ts';

export function Text({ question: { id, maxLength, required }, given, describedBy }: FieldProps<WidgetText>) {
  return (
    <textarea
      name={fieldName(id)}
      aria-labelledby={`q-${id}`}
      aria-describedby={describedBy}
      rows={4}
      // The browser counts UTF-16 units, of which the longest text that is taken has twice as many as characters.
      maxLength={2 * maxLength}
      required={required}
      value={given(id).at(-1) ?? ''}
    />
  );
}
