import type { WidgetConsent } from '../../../shared/widget-config.ts';
import { Choices } from './choices.tsx';
import { type FieldProps, fieldName } from './field.ts';

/** Yes or no, neither of them marked for anybody. */
export function Consent({
  question: { id, yes, no, required },
  given,
  describedBy,
}: FieldProps<WidgetConsent>) {
  const choices = [
    { value: 'true', shown: yes },
    { value: 'false', shown: no },
  ];
  return <Choices name={fieldName(id)} chosen={given(id).at(-1)} {...{ choices, required, describedBy }} />;
}
