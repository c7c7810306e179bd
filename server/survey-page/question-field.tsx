import type { WidgetQuestion } from '../../shared/widget-config.ts';
import { Consent } from './fields/consent.tsx';
import type { FieldProps } from './fields/field.ts';
import { Grid } from './fields/grid.tsx';
import { Options } from './fields/options.tsx';
import { Scale } from './fields/scale.tsx';
import { Text } from './fields/text.tsx';
import type { Given } from './given.ts';

export interface QuestionFieldProps {
  question: WidgetQuestion;
  given: Given;
  /** "optional", in the page's language. */
  optional: string;
  /** What is wrong with what was sent. */
  wrong: string | undefined;
}

/** One question with its text, its fields, and what was wrong with them. */
export function QuestionField({ question, given, optional, wrong }: QuestionFieldProps) {
  const { id, text, lang, required } = question;
  const hint = 'hint' in question ? question.hint : undefined;
  const describedBy = [hint && `h-${id}`, wrong && `e-${id}`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset class="question" data-wrong={wrong ? '' : undefined}>
      <legend id={`q-${id}`}>
        {lang ? <span lang={lang}>{text}</span> : text}
        {!required && <small> {optional}</small>}
      </legend>
      {hint && (
        <p class="hint" id={`h-${id}`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p class="wrong" id={`e-${id}`}>
          {wrong}
        </p>
      )}
      <Fields question={question} given={given} describedBy={describedBy} />
    </fieldset>
  );
}

function Fields({ question, ...props }: FieldProps) {
  if ('options' in question) return <Options question={question} {...props} />;
  if ('items' in question) return <Grid question={question} {...props} />;
  if ('yes' in question) return <Consent question={question} {...props} />;
  if ('min' in question) return <Scale question={question} {...props} />;
  return <Text question={question as Extract<WidgetQuestion, { type: 'text' }>} {...props} />;
}
