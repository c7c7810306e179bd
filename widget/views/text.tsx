import type { WidgetQuestion } from '../../shared/widget-config.ts';

interface TextProps {
  question: WidgetQuestion;
  text: string;
  write(text: string): void;
}

/** A comment. The browser counts UTF-16 units where the server counts code points: never too many. */
export function Text({ question, text, write }: TextProps) {
  return (
    <textarea
      rows={3}
      aria-labelledby="question"
      aria-required={question.required}
      maxLength={question.maxLength}
      value={text}
      onInput={(event) => write(event.currentTarget.value)}
    />
  );
}
