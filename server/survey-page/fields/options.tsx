import type { WidgetChoice } from '../../../shared/widget-config.ts';
import { type FieldProps, fieldName } from './field.ts';

/** One or several of a list, and a line for what is not on it. */
export function Options({ question, given, describedBy }: FieldProps<WidgetChoice>) {
  const { id, type, options, other, required } = question;
  const chosen = given(id);
  const several = type === 'choices';
  return (
    <div class="options">
      {options.map((option) => (
        <label key={option.id}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={fieldName(id)}
            value={option.id}
            checked={chosen.includes(option.id)}
            required={!several && required && other === undefined}
            aria-describedby={describedBy}
          />
          {option.image !== undefined && <img src={option.image} alt="" loading="lazy" />}
          {option.emoji !== undefined && <span aria-hidden="true">{option.emoji}</span>}
          <span>{option.text}</span>
        </label>
      ))}
      {other !== undefined && (
        <label class="other">
          <span>{other}</span>
          <input
            type="text"
            name={fieldName(id, 'other')}
            maxLength={200}
            value={given(`${id}.other`).at(-1) ?? ''}
          />
        </label>
      )}
    </div>
  );
}
