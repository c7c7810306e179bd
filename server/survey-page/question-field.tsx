import { isRatingQuestion } from '../../shared/question.ts';
import { localised } from '../widget-config/locale.ts';
import { Consent } from './fields/consent.tsx';
import type { FieldProps } from './fields/field.ts';
import { Kano } from './fields/kano.tsx';
import { Matrix } from './fields/matrix.tsx';
import { Options } from './fields/options.tsx';
import { Scale } from './fields/scale.tsx';
import { Text } from './fields/text.tsx';
import { unpiped } from './unpiped.ts';

export interface QuestionFieldProps extends Omit<FieldProps, 'describedBy'> {
  /** "optional", in the page's language. */
  optional: string;
  /** What is wrong with what was sent. */
  wrong: string | undefined;
}

/** One question with its text, its fields, and what was wrong with them. */
export function QuestionField({ optional, wrong, ...props }: QuestionFieldProps) {
  const { question, language } = props;
  const hint = hintOf(props);
  const describedBy =
    [hint && `h-${question.id}`, wrong && `e-${question.id}`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset class="question" id={`f-${question.id}`} data-wrong={wrong ? '' : undefined}>
      <legend id={`q-${question.id}`}>
        {unpiped(localised(question.text, language))}
        {!question.required && <small> {optional}</small>}
      </legend>
      {hint && (
        <p class="hint" id={`h-${question.id}`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p class="wrong" id={`e-${question.id}`}>
          {wrong}
        </p>
      )}
      <Fields {...props} describedBy={describedBy} />
    </fieldset>
  );
}

function Fields(props: FieldProps) {
  const { question } = props;
  if (isRatingQuestion(question)) return <Scale {...props} question={question} />;
  switch (question.type) {
    case 'text':
      return <Text {...props} question={question} />;
    case 'choice':
    case 'choices':
      return <Options {...props} question={question} />;
    case 'matrix':
      return <Matrix {...props} question={question} />;
    case 'kano':
      return <Kano {...props} question={question} />;
    case 'consent':
      return <Consent {...props} question={question} />;
  }
}

function hintOf({ question, words }: Pick<FieldProps, 'question' | 'words'>): string | undefined {
  if (question.type === 'choices') {
    const { options, other, min, max } = question;
    const all = options.length + (other ? 1 : 0);
    if (min <= 1 && (max === undefined || max === all)) return undefined;
    return words.choose.replace('{min}', String(Math.max(1, min))).replace('{max}', String(max ?? all));
  }
  return undefined;
}
