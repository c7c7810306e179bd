import { spokenText } from './language.ts';
import { messageFormat } from './message-format.ts';

/**
 * A text of the dashboard in the language spoken. It is named by its English words, in ICU MessageFormat:
 * `say('{count, plural, one {# answer} other {# answers}}', { count })`. They are written out where they are said, never
 * put together from pieces, so that they can be found and translated whole.
 */
export function say(message: string, values?: Readonly<Record<string, string | number>>): string {
  const text = spokenText(message);
  return text.includes('{') ? (messageFormat(text, 'no tags').format(values) as string) : text;
}
