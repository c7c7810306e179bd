import type { AnswerValue } from '../../shared/response.ts';
import type { WidgetQuestion } from '../../shared/widget-config.ts';

/** A text with what was answered before in the place of `{{score}}` or `{{score|no answer}}`, as the widget has it. Pure. */
export function piped(
  text: string,
  questions: readonly WidgetQuestion[],
  answers: ReadonlyMap<string, AnswerValue>,
  language: string,
): string {
  return text.replace(/\{\{([^{}|]*)\|?([^{}]*)\}\}/g, (_, id: string, otherwise: string) => {
    const asked = questions.find((question) => question.id === id);
    return (asked && inWords(asked, answers.get(id), language)) || otherwise;
  });
}

/** An answer as the visitor would say it; undefined for one that no sentence takes in. */
function inWords(
  question: WidgetQuestion,
  answer: AnswerValue | undefined,
  language: string,
): string | undefined {
  if (answer === undefined || 'items' in question) return undefined;
  if ('yes' in question) return answer === true ? question.yes : question.no;
  if (!('options' in question)) return String(answer);
  const chosen = [answer as string | { other: string }].flat();
  const named = chosen.map((one) =>
    typeof one === 'object' ? one.other : (question.options.find(({ id }) => id === one)?.text ?? ''),
  );
  return new Intl.ListFormat(language).format(named);
}
