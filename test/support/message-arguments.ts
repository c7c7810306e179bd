/** What a text of the dashboard leaves open: the names of its placeholders and tags, each once, in alphabetical order. */
import { IntlMessageFormat } from 'intl-messageformat';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** Throws where the text is no ICU MessageFormat. */
export function messageArguments(text: string, hasTags: boolean): string[] {
  const format = new IntlMessageFormat(text, 'en', undefined, { ignoreTag: !hasTags });
  return [...new Set(format.getAst().flatMap(names))].sort();
}

function names(element: Element): string[] {
  const inside = [
    ...('children' in element ? element.children : []),
    ...('options' in element ? Object.values(element.options).flatMap(({ value }) => value) : []),
  ].flatMap(names);
  // A literal (0) and the number of a plural (7) name nothing.
  return element.type === 0 || element.type === 7 ? inside : [element.value, ...inside];
}
