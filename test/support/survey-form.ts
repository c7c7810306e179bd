/** A survey's own page as a browser without JavaScript has it: its hidden fields, sent back with the answers. */
import type { Answer } from './http-calls.ts';
import type { TestServer } from './server.ts';

/** Sends the form of a page; `answers` by the fields behind `answers.`, and `more` as they are named. */
export async function sendForm(
  server: TestServer,
  url: string,
  page: Answer,
  answers: Readonly<Record<string, string | readonly string[]>>,
  more: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const fields = new URLSearchParams({ ...hiddenFields(page), ...more });
  for (const [name, values] of Object.entries(answers)) {
    for (const value of [values].flat()) fields.append(`answers.${name}`, value);
  }
  return server.app.server.inject({
    method: 'POST',
    url: url.split('?', 1)[0]!,
    payload: fields.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
}

export function hiddenFields({ payload }: Answer): Record<string, string> {
  const fields = payload.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return Object.fromEntries([...fields].map(([, name, value]) => [name!, unescaped(value!)]));
}

/** The names of the fields that a page offers for answers, each once. */
export function offeredFields({ payload }: Answer): string[] {
  return [...new Set([...payload.matchAll(/name="answers\.([^"]*)"/g)].map(([, name]) => name!))];
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
