import type { ComponentChildren } from 'preact';
import type { RatingQuestion } from '../../../shared/question.ts';
import { scaleOfQuestion } from '../../../shared/question.ts';
import { ratings } from '../../../shared/rating.ts';
import { localised, wordingLocale } from '../../widget-config/locale.ts';
import { type FieldProps, fieldName } from './field.ts';
import { Face, Thumb } from './picture.tsx';
import { Steps } from './steps.tsx';

/** One step of a rating's scale, lowest first, with the meaning of both ends below. */
export function Scale({ question, language, given, describedBy }: FieldProps<RatingQuestion>) {
  const { min, max } = scaleOfQuestion(question);
  const wording = ratings[question.type].words[wordingLocale(language)];
  const names = wording.steps?.[max - min + 1];
  const steps = Array.from({ length: max - min + 1 }, (_, i) => ({
    value: String(min + i),
    shown: shownAs(question.type, i, min + i, max - min + 1),
    ...(names ? { name: names[i]! } : {}),
  }));
  return (
    <Steps
      name={fieldName(question.id)}
      steps={steps}
      chosen={given(question.id).at(-1)}
      required={question.required}
      describedBy={describedBy}
      low={question.low === undefined ? wording.low : localised(question.low, language)}
      high={question.high === undefined ? wording.high : localised(question.high, language)}
    />
  );
}

function shownAs(
  type: RatingQuestion['type'],
  index: number,
  value: number,
  length: number,
): ComponentChildren {
  if (type === 'emoji') return <Face index={index} of={length} />;
  if (type === 'thumbs') return <Thumb up={index === 1} />;
  return type === 'stars' ? `${value} ★` : value;
}
