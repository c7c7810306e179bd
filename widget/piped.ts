import type { AnswerValue } from '../shared/response.ts';
import type { WidgetQuestion } from '../shared/widget-config.ts';
import { answerTo, given } from './answer.ts';
import { current, type Session } from './session.ts';

/** The current question, with what was answered before in the place of `{{score}}` or `{{score|no answer}}`. */
export function piped(session: Session, language: string): string {
  const { questions, answers } = session;
  return current(session).text.replace(
    /\{\{([^{}|]*)\|?([^{}]*)\}\}/g,
    (_, id: string, otherwise: string) => {
      const asked = questions.find((question) => question.id === id);
      return (asked && inWords(asked, given(asked, answerTo(id, answers)), language)) || otherwise;
    },
  );
}

/** An answer as the visitor would say it; undefined for one that no sentence takes in. */
function inWords(
  question: WidgetQuestion,
  answer: AnswerValue | undefined,
  language: string,
): string | undefined {
  if (answer === undefined || 'items' in question) return undefined;
  if ('yes' in question) return answer ? question.yes : question.no;
  if (!('options' in question)) return `${answer}`;
  const names = [answer as string | { other: string }]
    .flat()
    .map((one) =>
      typeof one === 'object' ? one.other : (question.options.find(({ id }) => id === one)?.text ?? ''),
    );
  return new Intl.ListFormat(language).format(names);
}
