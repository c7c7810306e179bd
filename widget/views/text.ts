import type { WidgetText } from '../../shared/widget-config.ts';
import { h } from '../dom.ts';
import type { Asking, View } from './view.ts';

/** A comment. The browser counts UTF-16 units where the server counts code points: never too many. */
export function text({ question, give }: Asking<WidgetText>): View {
  const area = h('textarea', {
    'aria-labelledby': 'question',
    'aria-required': question.required,
    maxlength: question.maxLength,
    oninput: () => give(area.value),
  });
  return {
    nodes: [area],
    draw: (answer = '') => {
      // Setting it moves the cursor.
      if (area.value !== answer) area.value = answer as string;
    },
  };
}
